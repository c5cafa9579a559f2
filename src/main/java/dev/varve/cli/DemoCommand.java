package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.cli.Workplace.Running;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "Play a recorded coding session into a fresh worker and show what it remembers.",
    footer = {
      "",
      "Needs no model, no key and no network, and touches nothing of yours: the worker",
      "runs in a temporary home that is deleted at the end."
    })
final class DemoCommand implements Callable<Integer> {

  /** Until every replayed message has been observed. */
  private static final Duration SETTLED_MAX = Duration.ofSeconds(60);

  private final Terminal terminal;

  @Mixin private final JsonOption format = new JsonOption();

  @Option(names = "--keep", description = "Leave the worker and its home in place, and say how to look at them.")
  private boolean keep;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Play this recording instead: one JSON object per line with at, client, event, payload.")
  private @Nullable Path file;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Recording read = file == null ? Recording.bundled() : Recording.read(file);
    Recording recording = read.before(terminal.clock().instant());
    if (keep) {
      new Workplace(terminal.env()).home().requireOwn();
    }
    try (DemoHome home = DemoHome.create(terminal, keep)) {
      return play(recording, home);
    }
  }

  private int play(Recording recording, DemoHome home) throws IOException, InterruptedException {
    terminal.note("varve demo: a worker in " + home.path() + (keep ? "" : ", deleted at the end"));
    Instant began = terminal.clock().instant();
    Running worker = home.start();
    Instant ready = terminal.clock().instant();
    Replay replay = new Replay(worker.api(), terminal);
    replay.play(recording);
    settle(worker.api());
    Instant settled = terminal.clock().instant();
    Memories memories = Memories.of(worker.api());
    AuditReport audit = new AuditReport(worker.api().get("/v1/audit"));
    if (format.json) {
      terminal.json(result(replay, memories, audit, Duration.between(began, settled)));
    } else {
      DemoPage page = new DemoPage(terminal);
      page.opening(recording, replay, Duration.between(began, ready), Duration.between(ready, settled));
      page.memories(memories);
      context(worker.api(), recording).ifPresent(page::context);
      page.proof(replay, audit);
      if (keep) {
        page.keepsake(worker, home.path());
      }
    }
    return (audit.balanced() ? ExitCode.OK : ExitCode.FINDING).status();
  }

  /** Empty when nobody knows where a next session would begin. */
  private static Optional<JsonNode> context(Api api, Recording recording) throws InterruptedException {
    Optional<String> cwd = recording.cwd();
    return cwd.isEmpty()
        ? Optional.empty()
        : Optional.of(api.get("/v1/context?cwd=" + URLEncoder.encode(cwd.get(), StandardCharsets.UTF_8)));
  }

  private void settle(Api api) throws InterruptedException {
    Optional<Boolean> settled =
        new Patience(terminal.clock(), SETTLED_MAX)
            .await(() -> api.get("/v1/queue").path("depth").asLong() == 0 ? Optional.of(true) : Optional.empty());
    if (settled.isEmpty()) {
      throw new CliException(
          ExitCode.FINDING,
          "the queue was not empty after " + SETTLED_MAX.toSeconds() + " s",
          "Run it again with --keep and look: varve queue, varve doctor");
    }
  }

  private static JsonNode result(Replay replay, Memories memories, AuditReport audit, Duration took) {
    return Terminal.object()
        .put("events", replay.sent())
        .put("accepted", audit.accepted())
        .put("observations", memories.observations().size())
        .put("summaries", memories.summaries().size())
        .put("duplicates", replay.count("duplicate"))
        .put("skipped", audit.skipped())
        .put("redacted", audit.redacted())
        .put("balanced", audit.balanced())
        .put("millis", took.toMillis());
  }
}
