package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.cli.Workplace.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "status",
    description = "Say whether the worker runs and what it is doing.",
    footer = {"", "Exits with 69 when none runs."})
final class StatusCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    Workplace workplace = new Workplace(terminal.env());
    Optional<Running> running = workplace.running();
    return running.isPresent() ? tell(workplace, running.get()) : notRunning(workplace);
  }

  private int notRunning(Workplace workplace) {
    if (format.json) {
      terminal.json(Terminal.object().put("running", false).put("home", workplace.home().path().toString()));
    } else {
      terminal.line("not running (home %s)".formatted(workplace.home().path()));
      terminal.line("start it: varve start");
    }
    return ExitCode.UNAVAILABLE.status();
  }

  private int tell(Workplace workplace, Running running) throws InterruptedException {
    JsonNode status = running.api().get("/v1/status");
    if (format.json) {
      ObjectNode line = Terminal.object().put("running", true).put("home", workplace.home().path().toString());
      status.properties().forEach(entry -> line.set(entry.getKey(), entry.getValue()));
      terminal.json(line);
    } else {
      terminal.line(
          "%s on http://127.0.0.1:%d (pid %d, home %s)"
              .formatted(
                  running.identity().ready() ? "running" : "starting",
                  running.file().port(),
                  running.identity().pid(),
                  workplace.home().path()));
      List<List<String>> rows = new ArrayList<>();
      flatten("", status, rows);
      Columns.table(rows).forEach(terminal::line);
    }
    return ExitCode.OK.status();
  }

  /** One row for each value that is not empty, named by its way through the tree; what is in a list by its name or id. */
  private static void flatten(String name, JsonNode value, List<List<String>> rows) {
    if (value.isObject()) {
      value.properties().forEach(e -> flatten(name + " " + words(e.getKey()), e.getValue(), rows));
    } else if (value.isArray()) {
      value.forEach(one -> flatten(name + " " + label(one), one, rows));
    } else if (!value.isNull() && !value.asText().isEmpty()) {
      rows.add(List.of("  " + name.strip(), value.asText()));
    }
  }

  private static String label(JsonNode one) {
    return one.path("name").asText(one.path("id").asText(""));
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
