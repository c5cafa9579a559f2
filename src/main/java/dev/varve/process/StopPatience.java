package dev.varve.process;

import java.time.Duration;

/**
 * How long each step of a stop may take before the next, harsher one.
 *
 * @param inputClosed after the end of its stdin; a child finishes what it was asked
 * @param terminated after SIGTERM
 * @param killed after SIGKILL, until all are gone
 */
public record StopPatience(Duration inputClosed, Duration terminated, Duration killed) {

  /** Together ten seconds, half of what a shutdown has. */
  public static final StopPatience DEFAULT =
      new StopPatience(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(3));
}
