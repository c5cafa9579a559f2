package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.cli.EventLines.Event;
import dev.varve.cli.LineStream.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "tail",
    description = "Print what happened: prompts, tool uses, observations, summaries, one per line.",
    footer = {"", "Without --follow it ends when it has caught up. With --json each event is a line of JSON."})
final class TailCommand implements Callable<Integer> {

  /** A stream that has begun and is silent for so long has replayed what it had. */
  private static final Duration CAUGHT_UP = Duration.ofMillis(700);

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(names = "--since", paramLabel = "ID", description = "Begin after this event instead of the oldest kept.")
  private @Nullable Long since;

  @Option(names = {"-f", "--follow"}, description = "Keep printing as things happen; alone, only what is new.")
  private boolean follow;

  TailCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (since != null && since < 0) {
      throw new CliException(
          ExitCode.USAGE, "--since must be a whole number from 0, not " + since, "Each line of varve tail begins with one");
    }
    Api api = new Workplace(terminal.env()).required().api();
    try (LineStream stream = LineStream.ofEvents(api, from(), follow ? null : CAUGHT_UP)) {
      print(stream);
    }
    return ExitCode.OK.status();
  }

  private String from() {
    if (since != null) {
      return since.toString();
    }
    return follow ? "" : "0";
  }

  private void print(LineStream stream) throws InterruptedException {
    EventLines events = new EventLines();
    while (true) {
      switch (stream.next()) {
        case Heard.Line line ->
            events.line(line.text()).filter(event -> follow || !event.id().isEmpty()).ifPresent(this::print);
        case Heard.Silence _ -> {
          return;
        }
        case Heard.End _ -> {
          terminal.note("the worker closed the stream");
          return;
        }
        case Heard.Failure failure -> throw failure.cause();
      }
    }
  }

  private void print(Event event) {
    if (format.json) {
      terminal.json(event.json());
      return;
    }
    List<String> details = new ArrayList<>();
    event.data().properties().forEach(entry -> details.add(entry.getKey() + " " + text(entry.getValue())));
    terminal.line(
        Columns.cut(
            "%8s  %-12s %s".formatted(event.id(), event.name(), String.join(", ", details)), Terminal.WIDTH));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
