package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.memory.Page;
import dev.varve.memory.Timelines;
import dev.varve.web.RecallDesk;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "timeline",
    description = "Show what happened in a project, in the order of time.",
    footer = {
      "",
      "Around a memory, a session or a time; about a file or a folder; else the latest.",
      "Works with and without a running worker."
    })
final class TimelineCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Mixin private final ProjectOption project = new ProjectOption();

  @Parameters(index = "0", arity = "0..1", paramLabel = "REF", description = "A memory: 12, S3 or P7.")
  private @Nullable String ref;

  @Option(names = "--session", paramLabel = "ID", description = "A session, by our id.")
  private @Nullable Long session;

  @Option(names = "--at", paramLabel = "TIME", description = "A time: 2026-01-31, yesterday, '3 days'.")
  private @Nullable String at;

  @Option(names = "--file", paramLabel = "PATH", description = "What is remembered about a file or a folder.")
  private @Nullable Path file;

  @Option(names = "--before", defaultValue = "10", paramLabel = "N", description = "Memories before it, default 10.")
  private int before;

  @Option(names = "--after", defaultValue = "10", paramLabel = "N", description = "Memories after it, default 10.")
  private int after;

  @Option(names = "--limit", defaultValue = "20", paramLabel = "N", description = "Memories in a list, default 20.")
  private int limit;

  TimelineCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    check();
    try (RecallBooks books = RecallBooks.of(new Workplace(terminal.env()))) {
      RecallDesk.Centre centre = centre();
      JsonNode answer = centre == null ? list(books) : books.timeline(centre, new Timelines.Sides(before, after));
      if (format.json) {
        terminal.json(answer);
      } else if (centre == null) {
        print(answer.path("items"), "nothing is remembered there yet");
      } else {
        print(answer);
      }
      boolean nothing = file != null && answer.path("items").isEmpty();
      return (nothing ? ExitCode.FINDING : ExitCode.OK).status();
    }
  }

  private void check() {
    int centres = (ref == null ? 0 : 1) + (session == null ? 0 : 1) + (at == null ? 0 : 1) + (file == null ? 0 : 1);
    if (centres > 1) {
      throw new CliException(ExitCode.USAGE, "only one of REF, --session, --at and --file", "Leave the others out");
    }
    requireWithin("--before", before, 0, Timelines.SIDE_MAX);
    requireWithin("--after", after, 0, Timelines.SIDE_MAX);
    requireWithin("--limit", limit, 1, Page.LIMIT_MAX);
  }

  private static void requireWithin(String option, int value, int min, int max) {
    if (value < min || value > max) {
      throw new CliException(
          ExitCode.USAGE,
          "%s must be a whole number from %d to %d, not %d".formatted(option, min, max, value),
          "See: varve timeline --help");
    }
  }

  private RecallDesk.@Nullable Centre centre() {
    if (ref != null) {
      return new RecallDesk.Centre.OfMemory(MemoryLines.ref(ref));
    }
    if (session != null) {
      return new RecallDesk.Centre.OfSession(session);
    }
    return at == null
        ? null
        : new RecallDesk.Centre.OfTime(project.where(), Times.begin(at, terminal.clock()));
  }

  private JsonNode list(RecallBooks books) throws InterruptedException {
    return file == null
        ? books.recent(project.where(), limit)
        : books.byFile(project.where(), file.toString(), limit);
  }

  private void print(JsonNode timeline) {
    print(timeline.path("before"), "");
    terminal.line(terminal.dim("─".repeat(16)));
    print(timeline.path("within"), "");
    terminal.line(terminal.dim("─".repeat(16)));
    print(timeline.path("after"), "");
  }

  private void print(JsonNode memories, String none) {
    if (memories.isEmpty() && !none.isEmpty()) {
      terminal.line(none);
    }
    MemoryLines.table(memories).forEach(terminal::line);
  }
}
