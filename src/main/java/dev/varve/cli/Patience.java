package dev.varve.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How long to ask again for something that another process is about to bring about. */
record Patience(InstantSource clock, Duration max) {

  private static final Duration PAUSE = Duration.ofMillis(40);

  /** One look; empty means not yet. */
  @FunctionalInterface
  interface Look<T> {
    Optional<T> now() throws InterruptedException;
  }

  /** The first answer, empty when patience ends before it. */
  <T> Optional<T> await(Look<T> look) throws InterruptedException {
    Instant deadline = clock.instant().plus(max);
    while (true) {
      Optional<T> seen = look.now();
      if (seen.isPresent() || clock.instant().isAfter(deadline)) {
        return seen;
      }
      Thread.sleep(PAUSE);
    }
  }
}
