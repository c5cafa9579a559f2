package dev.varve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.spool.Spool;
import dev.varve.health.Check;
import dev.varve.health.Checkup;
import dev.varve.health.Finding;
import dev.varve.health.Finding.Level;
import dev.varve.health.HeardClients;
import dev.varve.health.WorkerFile;
import dev.varve.install.ClientsCheck;
import dev.varve.install.Machine;
import dev.varve.settings.Home;
import dev.varve.settings.Settings;
import dev.varve.settings.SettingsException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Check the installation and say what to do about each finding. Changes nothing.",
    footer = {"", "Exits with 1 when something fails. Works with and without a running worker."})
final class DoctorCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Finding> findings = Checkup.of(terminal.env(), terminal.clock(), moreChecks()).findings();
    boolean healthy = findings.stream().noneMatch(finding -> finding.level() == Level.FAIL);
    if (format.json) {
      terminal.json(json(findings, healthy));
    } else {
      findings.forEach(this::print);
      terminal.line("");
      terminal.line(verdict(findings));
    }
    return (healthy ? ExitCode.OK : ExitCode.FINDING).status();
  }

  /** Settings that cannot be read have a finding of their own. */
  private List<Check> moreChecks() throws IOException {
    Home home = Home.of(terminal.env());
    if (!Checkup.canLookInto(home)) {
      return List.of();
    }
    Machine machine = new Machine(terminal.env());
    return List.of(
        new RulesCheck(home, terminal.env()),
        new ObserverCheck(new Workplace(terminal.env())),
        new SpoolCheck(Spool.in(home), isWorkerThere(home)),
        new ScriptCheck(home, machine),
        new VectorsCheck(home, terminal.env(), terminal.clock()),
        new ClientsCheck(
            machine, home, port(home), HeardClients.in(home.database()), ToolLauncher.of(home), terminal.clock()));
  }

  private static boolean isWorkerThere(Home home) {
    try {
      return WorkerFile.read(home.workerFile()).flatMap(WorkerFile::process).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private int port(Home home) {
    try {
      return Settings.load(home, terminal.env()).server().port();
    } catch (SettingsException e) {
      return 0;
    }
  }

  private void print(Finding finding) {
    int indent = 18;
    String head = "%s  %s ".formatted(mark(finding.level()), Columns.pad(finding.name(), 11));
    for (String line : Columns.wrap(finding.detail(), Terminal.WIDTH - indent, 3)) {
      terminal.line(head + line);
      head = " ".repeat(indent);
    }
    for (String line : Columns.wrap(finding.remedy(), Terminal.WIDTH - indent - 2, 3)) {
      terminal.line(" ".repeat(indent) + terminal.bold("→ ") + line);
    }
  }

  private String mark(Level level) {
    return switch (level) {
      case OK -> terminal.green("ok  ");
      case WARN -> terminal.yellow("warn");
      case FAIL -> terminal.red("FAIL");
    };
  }

  private static String verdict(List<Finding> findings) {
    long failed = findings.stream().filter(finding -> finding.level() == Level.FAIL).count();
    long warned = findings.stream().filter(finding -> finding.level() == Level.WARN).count();
    return "%d checks: %d failed, %d to look at".formatted(findings.size(), failed, warned);
  }

  private static ObjectNode json(List<Finding> findings, boolean healthy) {
    ObjectNode result = Terminal.object().put("healthy", healthy);
    ArrayNode array = result.putArray("findings");
    for (Finding finding : findings) {
      array
          .addObject()
          .put("name", finding.name())
          .put("level", finding.level().name().toLowerCase(Locale.ROOT))
          .put("detail", finding.detail())
          .put("remedy", finding.remedy());
    }
    return result;
  }
}
