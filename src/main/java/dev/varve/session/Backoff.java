package dev.varve.session;

import java.time.Duration;

/**
 * The rest after failures that pass by themselves: a second, doubled each time up to a minute, spread by chance so
 * that sessions do not come back all at once. Immutable.
 */
public record Backoff(int failures) {

  public static final Backoff NONE = new Backoff(0);

  private static final Duration REST_MIN = Duration.ofSeconds(1);
  private static final Duration REST_MAX = Duration.ofSeconds(60);

  Backoff failed() {
    return new Backoff(failures + 1);
  }

  /** @param chance 0 to below 1; the rest is half to all of what the number of failures makes */
  Duration rest(double chance) {
    long millis = REST_MIN.toMillis() << Math.min(Math.max(failures, 1) - 1, 6);
    long whole = Math.min(millis, REST_MAX.toMillis());
    return Duration.ofMillis((long) (whole * (0.5 + chance / 2)));
  }
}
