package dev.varve.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

@Command(
    name = "varve",
    description = "Durable memory for AI coding agents.",
    versionProvider = ProgramVersion.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "First steps:",
      "  varve demo      see on a recorded session what is remembered; touches nothing of yours",
      "  varve install   let the coding agents on this machine report to Varve; --dry-run shows how",
      "  varve start     start the worker that they report to; their hooks do it, too",
      "  varve status    see whether it runs and what it is doing",
      "  varve doctor    find out what is wrong",
      "",
      "Everything lives in one directory, $VARVE_HOME or ~/.varve. Exit codes: docs/operating.md"
    })
public final class VarveCommand implements Runnable {

  /**
   * In the order of the help. Only the one that is called is made, because to read the annotations of all takes longer
   * than what most of them do.
   */
  private static final Map<String, Function<Terminal, Object>> COMMANDS = commands();

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  private VarveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs one command line and returns its exit status; never throws. */
  public static int run(String[] args, Map<String, String> env, PrintStream out, PrintStream err) {
    Terminal terminal = Terminal.of(env, Clock.systemUTC(), out, err);
    if (List.of(args).equals(List.of("serve"))) {
      return serve(terminal);
    }
    String[] line = asOption(args);
    return commandLine(terminal, line).execute(line);
  }

  /** Who asks for help by a word gets it. */
  static String[] asOption(String... args) {
    if (args.length == 0 || !args[0].equals("help")) {
      return args;
    }
    String[] line = Arrays.copyOfRange(args, 1, args.length + 1);
    line[line.length - 1] = "--help";
    return line;
  }

  /** Clients wait for a worker to start, and the parser's classes, which no class cache takes, are a fifth of that. */
  private static int serve(Terminal terminal) {
    try {
      return new ServeCommand(terminal).call();
    } catch (Exception e) {
      return new Edge(terminal).report(e, false);
    }
  }

  /** With the command that the arguments begin with, else with all of them. */
  static CommandLine commandLine(Terminal terminal, String... args) {
    CommandLine line = new CommandLine(new VarveCommand(terminal));
    boolean isNamed = args.length > 0 && COMMANDS.containsKey(args[0]);
    for (String name : isNamed ? Set.of(args[0]) : COMMANDS.keySet()) {
      line.addSubcommand(Objects.requireNonNull(COMMANDS.get(name)).apply(terminal));
    }
    line.getSubcommands().values().forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
    line.setExecutionStrategy(
        parsed -> {
          Misuse.refuseEmpty(parsed);
          return new CommandLine.RunLast().execute(parsed);
        });
    Edge edge = new Edge(terminal);
    line.setExecutionExceptionHandler(edge);
    line.setParameterExceptionHandler(edge);
    line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.ansi() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(Terminal.WIDTH);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static Map<String, Function<Terminal, Object>> commands() {
    Map<String, Function<Terminal, Object>> commands = new LinkedHashMap<>();
    commands.put("demo", DemoCommand::new);
    commands.put("serve", ServeCommand::new);
    commands.put("start", StartCommand::new);
    commands.put("stop", StopCommand::new);
    commands.put("status", StatusCommand::new);
    commands.put("tail", TailCommand::new);
    commands.put("search", SearchCommand::new);
    commands.put("reindex", ReindexCommand::new);
    commands.put("audit", AuditCommand::new);
    commands.put("queue", QueueCommand::new);
    commands.put("backfill", BackfillCommand::new);
    commands.put("install", terminal -> new InstallCommand(terminal, InstallCommand.hookScript(terminal.env())));
    commands.put("uninstall", UninstallCommand::new);
    commands.put("timeline", TimelineCommand::new);
    commands.put("get", GetCommand::new);
    commands.put("save", terminal -> new SaveCommand(terminal, System.in));
    commands.put("forget", ForgetCommand::new);
    commands.put("export", ExportCommand::new);
    commands.put("import", ImportCommand::new);
    commands.put("context", ContextCommand::new);
    commands.put("why", WhyCommand::new);
    commands.put("token", TokenCommand::new);
    commands.put("projects", ProjectsCommand::new);
    commands.put("pause", PauseCommand::new);
    commands.put("resume", ResumeCommand::new);
    commands.put("redact", terminal -> new RedactCommand(terminal, System.in));
    commands.put("trust", TrustCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("hook", terminal -> new HookCommand(terminal, System.in));
    commands.put("mcp", terminal -> new McpCommand(terminal, System.in));
    commands.put("train", TrainCommand::new);
    commands.put("bench", terminal -> new dev.varve.bench.BenchCommand());
    return Collections.unmodifiableMap(commands);
  }

  @Override
  public void run() {
    spec.commandLine().usage(terminal.out());
  }
}
