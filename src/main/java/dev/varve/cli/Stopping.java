package dev.varve.cli;

import dev.varve.cli.Workplace.Running;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Ends a worker of a home: by asking, and by a signal only when it does not go. */
final class Stopping {

  /** A worker closes within 20 s; a little more, then it is signalled. */
  static final Duration GONE_MAX = Duration.ofSeconds(25);

  private static final Duration KILLED_MAX = Duration.ofSeconds(5);
  private static final long WOKEN_SECONDS_MAX = 2;

  private final Workplace workplace;
  private final InstantSource clock;

  Stopping(Workplace workplace, InstantSource clock) {
    this.workplace = workplace;
    this.clock = clock;
  }

  /** Returns the pid of the worker that has ended, empty when none was running. */
  Optional<Long> stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> process = workplace.process();
    Optional<Running> running = workplace.running();
    if (running.isPresent()) {
      running.get().api().post("/v1/shutdown", Terminal.object());
    } else if (process.isPresent()) {
      wake(process.get());
      process.get().destroy();
    }
    if (process.isEmpty()) {
      return running.map(answered -> answered.identity().pid());
    }
    if (!gone(process.get(), GONE_MAX)) {
      process.get().destroyForcibly();
      gone(process.get(), KILLED_MAX);
    }
    return Optional.of(process.get().pid());
  }

  /** One that somebody suspended can close properly once it goes on; one that is only busy does not notice. */
  private static void wake(ProcessHandle process) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-CONT", Long.toString(process.pid()))
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start()
          .waitFor(WOKEN_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (IOException noSuchProgram) {
      // Then it is ended by force when its time is over.
    }
  }

  private boolean gone(ProcessHandle process, Duration max) throws InterruptedException {
    return new Patience(clock, max)
        .await(() -> process.isAlive() ? Optional.empty() : Optional.of(true))
        .isPresent();
  }
}
