package dev.varve.cli;

import dev.varve.cli.Workplace.Running;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The worker of a home as agents' messages need it: found, else started, and found again when it was replaced. For one
 * thread.
 */
final class McpWorker implements McpBridge.Worker, AutoCloseable {

  /** After a start that failed every message is refused at once for so long. */
  private static final Duration RETRY_MIN = Duration.ofSeconds(20);

  private final Workplace workplace;
  private final InstantSource clock;
  private final String cwd;
  private @Nullable Api api;
  private @Nullable CliException failure;
  private Instant failedAt = Instant.EPOCH;

  /** @param cwd what calls are about that name no project */
  McpWorker(Workplace workplace, InstantSource clock, String cwd) {
    this.workplace = workplace;
    this.clock = clock;
    this.cwd = cwd;
  }

  /** A worker that has gone did not get the message, so the next one may have it. */
  @Override
  public String answer(byte[] message) throws IOException, InterruptedException {
    Api known = api;
    if (known != null) {
      Optional<String> answer = known.message(message, cwd);
      if (answer.isPresent()) {
        return answer.get();
      }
      close();
    }
    Api found = connected();
    api = found;
    return found.message(message, cwd).orElseThrow(() -> gone(found.port()));
  }

  private Api connected() throws IOException, InterruptedException {
    Optional<Running> running = workplace.running();
    if (running.isPresent()) {
      return ready(running.get());
    }
    if (failure != null && clock.instant().isBefore(failedAt.plus(RETRY_MIN))) {
      throw failure;
    }
    workplace.refuseSilent();
    try {
      return started().api();
    } catch (CliException e) {
      failure = e;
      failedAt = clock.instant();
      throw e;
    }
  }

  /** Somebody else may be starting one at the same moment. */
  private Running started() throws IOException, InterruptedException {
    try {
      return new DetachedWorker(workplace, clock).start(List.of());
    } catch (CliException e) {
      if (e.exitCode() != ExitCode.BUSY) {
        throw e;
      }
      return awaited().orElseThrow(() -> e);
    }
  }

  private Api ready(Running running) throws InterruptedException {
    return running.identity().ready()
        ? running.api()
        : awaited()
            .orElseThrow(
                () -> new CliException(ExitCode.BUSY, "the worker is still starting", "See why: varve status"))
            .api();
  }

  private Optional<Running> awaited() throws InterruptedException {
    return new Patience(clock, DetachedWorker.READY_MAX)
        .await(
            () -> {
              try {
                return workplace.running().filter(running -> running.identity().ready());
              } catch (IOException notYet) {
                return Optional.empty();
              }
            });
  }

  private static CliException gone(int port) {
    return new CliException(ExitCode.UNAVAILABLE, "nobody listens on port " + port, "Look closer: varve doctor");
  }

  @Override
  public void close() {
    if (api != null) {
      api.close();
      api = null;
    }
  }
}
