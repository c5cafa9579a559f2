package dev.varve.session;

import dev.varve.observer.ObserverFailure;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a provider has failed since it last answered. Immutable.
 *
 * @param length failures in a row
 * @param last the newest of them
 */
record FailureStreak(Instant since, int length, ObserverFailure last) {

  /** One bad message may do so much, and be tried again and again. */
  private static final int LENGTH_MAX = 3;

  private static final Duration LASTING = Duration.ofMinutes(10);

  /** @param before null when it answered since */
  static FailureStreak after(@Nullable FailureStreak before, ObserverFailure failure, Instant at) {
    return before == null
        ? new FailureStreak(at, 1, failure)
        : new FailureStreak(before.since, before.length + 1, failure);
  }

  /** Whether it is the provider's fault by now, and not that of what it was shown. */
  boolean isLasting(Instant at) {
    return length >= LENGTH_MAX && !since.plus(LASTING).isAfter(at);
  }
}
