package dev.varve.cli;

import dev.varve.capture.spool.HookScript;
import dev.varve.git.GitCheckout;
import dev.varve.install.Client;
import dev.varve.install.Clients;
import dev.varve.install.Installation;
import dev.varve.install.Machine;
import dev.varve.install.Plan;
import dev.varve.install.Scope;
import dev.varve.settings.Home;
import dev.varve.settings.OwnPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "install",
    description = "Make your coding clients report to Varve, and give their agents its tools.",
    footer = {
      "",
      "Adds hooks and a server of tools to the settings of each client and leaves everything else in them",
      "as it is, byte for byte. A second time changes nothing. What is changed where: docs/install.md. Undo: varve uninstall"
    })
final class InstallCommand implements Callable<Integer> {

  /** Writes the script that all hooks call into the home; repeating it is harmless. */
  interface HookScripts {
    void install(Home home) throws IOException;
  }

  private final Terminal terminal;
  private final HookScripts scripts;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(
      paramLabel = "CLIENT",
      description = "claude-code, codex, gemini-cli, copilot-cli, opencode or cursor; default: all that are found.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--project", description = "Only for the project in the current directory.")
  private boolean project;

  @Option(names = "--dry-run", description = "Show as a diff what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--http",
      description = "Let Claude Code post tool events itself: faster, but an event is lost when no worker answers.")
  private boolean http;

  @Option(names = "--no-mcp", description = "Only the hooks; leave the tools for agents out.")
  private boolean noTools;

  @Option(names = "--script", description = "Only write the script in the home, for the Claude Code plugin.")
  private boolean scriptOnly;

  InstallCommand(Terminal terminal, HookScripts scripts) {
    this.terminal = terminal;
    this.scripts = scripts;
  }

  @Override
  public Integer call() throws IOException {
    Workplace workplace = new Workplace(terminal.env());
    Home home = workplace.home();
    requireOwn(home, terminal.env());
    InstallReport report = InstallReport.ofInstall(terminal, format.json, dryRun);
    if (scriptOnly) {
      if (!dryRun) {
        writeScript(home);
      }
      return report.script(home);
    }
    return setUp(workplace, report);
  }

  /** Clients keep their settings in the user's directory, wherever our home is. */
  static void requireOwn(Home home, Map<String, String> env) throws IOException {
    Path user = Home.userDirectory(env);
    if (Files.exists(user)) {
      OwnPlace.require(user);
    }
    home.requireOwn();
  }

  private int setUp(Workplace workplace, InstallReport report) throws IOException {
    Machine machine = new Machine(terminal.env());
    Scope scope = scope(project);
    Installation hooks = Installation.ofHooks(machine, scope, workplace.home());
    Installation tools = Installation.ofTools(machine, scope, workplace.home(), ToolLauncher.of(workplace.home()));
    List<Client> clients = chosen(names, Clients.all(httpPort(workplace)));
    List<Client> found = clients.stream().filter(client -> !names.isEmpty() || client.isFound(machine)).toList();
    hooks.requireWritable();
    List<PlannedEdit> edits = new ArrayList<>();
    for (Client client : found) {
      Plan plan = hooks.install(client);
      edits.add(new PlannedEdit(hooks, plan));
      if (!noTools && tools.covers(client)) {
        Installation after = tools.after(plan);
        edits.add(new PlannedEdit(after, after.install(client)));
      }
    }
    report.show(edits);
    if (!dryRun && !found.isEmpty()) {
      writeScript(workplace.home());
      putIn(edits, report);
    }
    return report.installed(clients.stream().filter(client -> !found.contains(client)).toList(), scope);
  }

  private static void putIn(List<PlannedEdit> edits, InstallReport report) throws IOException {
    for (PlannedEdit edit : edits) {
      if (edit.plan() instanceof Plan.Change change) {
        report.made(edit, edit.installation().putIn(change));
      }
    }
  }

  /** The real one; it starts workers by the launcher that started us. */
  static HookScripts hookScript(Map<String, String> env) {
    return home -> {
      String launcher = System.getProperty(HookScript.LAUNCHER_PROPERTY);
      if (launcher == null) {
        throw new CliException(
            ExitCode.USAGE, "the hooks need the program that starts a worker", "Run this by the launcher: varve install");
      }
      HookScript.install(home, Path.of(launcher), env);
    };
  }

  private void writeScript(Home home) throws IOException {
    home.prepare();
    scripts.install(home);
    if (http) {
      HttpHooks.makeToken(home);
    }
  }

  /** The names as given, else all. */
  static List<Client> chosen(List<String> names, List<Client> clients) {
    List<Client> chosen = new ArrayList<>();
    for (String name : names) {
      Client client =
          Clients.named(name, clients)
              .orElseThrow(
                  () -> new CliException(ExitCode.USAGE, "no client is called " + name, known(name, clients)));
      if (!chosen.contains(client)) {
        chosen.add(client);
      }
    }
    return names.isEmpty() ? clients : chosen;
  }

  private static String known(String mistyped, List<Client> clients) {
    String meant = Clients.nearest(mistyped, clients).map(client -> "Did you mean: " + client.name() + "? ").orElse("");
    return meant + "Known: " + String.join(", ", clients.stream().map(Client::name).toList());
  }

  static Scope scope(boolean project) {
    Path here = Path.of("").toAbsolutePath();
    return project
        ? new Scope.Project(GitCheckout.at(here).map(GitCheckout::root).orElse(here))
        : new Scope.User();
  }

  private OptionalInt httpPort(Workplace workplace) throws IOException {
    return http ? OptionalInt.of(HttpHooks.port(workplace, scope(project))) : OptionalInt.empty();
  }
}
