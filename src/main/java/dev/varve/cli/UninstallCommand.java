package dev.varve.cli;

import dev.varve.install.Client;
import dev.varve.install.Clients;
import dev.varve.install.Installation;
import dev.varve.install.Machine;
import dev.varve.install.Plan;
import dev.varve.install.Scope;
import dev.varve.settings.Home;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "uninstall",
    description = "Take Varve's hooks and tools out of your coding clients again.",
    footer = {
      "",
      "Takes exactly that out which install put in. What is remembered stays, and so does a running",
      "worker; delete the home to forget everything."
    })
final class UninstallCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Parameters(paramLabel = "CLIENT", description = "claude-code, codex, gemini-cli, copilot-cli, opencode or cursor; default: all.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--project", description = "Only for the project in the current directory.")
  private boolean project;

  @Option(names = "--dry-run", description = "Show as a diff what would change, and change nothing.")
  private boolean dryRun;

  UninstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Machine machine = new Machine(terminal.env());
    Scope scope = InstallCommand.scope(project);
    Home home = new Workplace(terminal.env()).home();
    InstallCommand.requireOwn(home, terminal.env());
    Installation hooks = Installation.ofHooks(machine, scope, home);
    Installation tools = Installation.ofTools(machine, scope, home, ToolLauncher.of(home));
    List<Client> clients = InstallCommand.chosen(names, Clients.all(OptionalInt.empty()));
    InstallReport report = InstallReport.ofUninstall(terminal, format.json, dryRun);
    hooks.requireWritable();
    List<PlannedEdit> edits = new ArrayList<>();
    for (Client client : clients) {
      Installation after = hooks;
      if (tools.covers(client)) {
        Plan plan = tools.uninstall(client);
        edits.add(new PlannedEdit(tools, plan));
        after = hooks.after(plan);
      }
      edits.add(new PlannedEdit(after, after.uninstall(client)));
    }
    report.show(edits);
    if (!dryRun) {
      for (PlannedEdit edit : edits) {
        carryOut(edit.installation(), edit.plan());
      }
    }
    return report.uninstalled(List.of(hooks.record(), tools.record()), home);
  }

  private static void carryOut(Installation installation, Plan plan) throws IOException {
    switch (plan) {
      case Plan.Change change -> installation.takeOut(change);
      case Plan.Nothing nothing -> installation.forget(nothing);
      case Plan.Step _, Plan.Refusal _ -> {}
    }
  }
}
