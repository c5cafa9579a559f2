package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.cli.EventLines.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "tail",
    description = "Print what happened: prompts, tool uses, observations, summaries, one per line.",
    footer = {"", "Without --follow it ends when it has caught up. With --json each event is a line of JSON."})
final class TailCommand implements Callable<Integer> {

  /** A stream that is silent for so long has replayed what it had. */
  private static final Duration CAUGHT_UP = Duration.ofMillis(700);

  private static final int WAITING_MAX = 256;

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
    Api api = new Workplace(terminal.env()).required().api();
    LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(WAITING_MAX);
    Thread reader = Thread.ofVirtual().start(() -> read(api, lines));
    try {
      print(lines);
    } finally {
      reader.interrupt();
      api.close();
    }
    return ExitCode.OK.status();
  }

  private void read(Api api, LinkedBlockingQueue<Optional<String>> lines) {
    try {
      api.events(from(), line -> put(lines, Optional.of(line)));
    } catch (InterruptedException | CliException e) {
      // The end of the stream is told below, whatever ended it.
    }
    put(lines, Optional.empty());
  }

  private String from() {
    if (since != null) {
      return since.toString();
    }
    return follow ? "" : "0";
  }

  private static void put(LinkedBlockingQueue<Optional<String>> lines, Optional<String> line) {
    try {
      lines.put(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(LinkedBlockingQueue<Optional<String>> lines) throws InterruptedException {
    EventLines events = new EventLines();
    while (true) {
      Optional<String> line = follow ? lines.take() : lines.poll(CAUGHT_UP.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        return;
      }
      if (line.isEmpty()) {
        terminal.note("the worker closed the stream");
        return;
      }
      events.line(line.get()).filter(event -> follow || !event.id().isEmpty()).ifPresent(this::print);
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
