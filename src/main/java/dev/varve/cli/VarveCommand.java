package dev.varve.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
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
      "  varve start     start the worker that the hooks of your coding agent report to",
      "  varve status    see whether it runs and what it is doing",
      "  varve doctor    find out what is wrong",
      "",
      "Everything lives in one directory, $VARVE_HOME. Exit codes: docs/operating.md"
    })
public final class VarveCommand implements Runnable {

  private final Terminal terminal;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  private VarveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs one command line and returns its exit status; never throws. */
  public static int run(String[] args, Map<String, String> env, PrintStream out, PrintStream err) {
    Terminal terminal = Terminal.of(env, Clock.systemUTC(), out, err);
    return commandLine(terminal).execute(args);
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine line = new CommandLine(new VarveCommand(terminal));
    line.addSubcommand(new DemoCommand(terminal));
    line.addSubcommand(new ServeCommand(terminal));
    line.addSubcommand(new StartCommand(terminal));
    line.addSubcommand(new StopCommand(terminal));
    line.addSubcommand(new StatusCommand(terminal));
    line.addSubcommand(new TailCommand(terminal));
    line.addSubcommand(new SearchCommand(terminal));
    line.addSubcommand(new ReindexCommand(terminal));
    line.addSubcommand(new AuditCommand(terminal));
    line.addSubcommand(new QueueCommand(terminal));
    line.addSubcommand(new BackfillCommand(terminal));
    line.addSubcommand(new InstallCommand(terminal, InstallCommand.hookScript(terminal.env())));
    line.addSubcommand(new UninstallCommand(terminal));
    line.addSubcommand(new TimelineCommand(terminal));
    line.addSubcommand(new GetCommand(terminal));
    line.addSubcommand(new SaveCommand(terminal, System.in));
    line.addSubcommand(new ForgetCommand(terminal));
    line.addSubcommand(new ExportCommand(terminal));
    line.addSubcommand(new ImportCommand(terminal));
    line.addSubcommand(new ContextCommand(terminal));
    line.addSubcommand(new WhyCommand(terminal));
    line.addSubcommand(new TokenCommand(terminal));
    line.addSubcommand(new ProjectsCommand(terminal));
    line.addSubcommand(new PauseCommand(terminal));
    line.addSubcommand(new ResumeCommand(terminal));
    line.addSubcommand(new RedactCommand(terminal, System.in));
    line.addSubcommand(new TrustCommand(terminal));
    line.addSubcommand(new DoctorCommand(terminal));
    line.addSubcommand(new HookCommand(terminal, System.in));
    line.addSubcommand(new McpCommand(terminal, System.in));
    line.addSubcommand(new TrainCommand(terminal));
    line.addSubcommand(new dev.varve.bench.BenchCommand());
    line.getSubcommands().values().forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
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

  @Override
  public void run() {
    spec.commandLine().usage(terminal.out());
  }
}
