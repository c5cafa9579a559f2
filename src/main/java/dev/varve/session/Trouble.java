package dev.varve.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has gone wrong in a session lately. Immutable.
 *
 * @param guard failures of its observer
 * @param breaker failures of its summaries
 * @param backoff failures that pass by themselves
 * @param overflows turns in a row that were larger than the model reads
 * @param restUntil no new run before; null when there is no reason to rest
 */
public record Trouble(
    RestartGuard guard, SummaryBreaker breaker, Backoff backoff, int overflows, @Nullable Instant restUntil) {

  public static final Trouble NONE = new Trouble(RestartGuard.FRESH, SummaryBreaker.CLOSED, Backoff.NONE, 0, null);

  /** What a session knows again after a restart of the worker. */
  static Trouble remembered(RestartGuard guard, SummaryBreaker breaker) {
    return new Trouble(guard, breaker, Backoff.NONE, 0, null);
  }

  Trouble rested() {
    return new Trouble(guard, breaker, backoff, overflows, null);
  }

  /** The same when the clock was set by so much: a rest does not wait for a time that went back. */
  Trouble movedBy(Duration by) {
    return restUntil == null || !by.isNegative()
        ? this
        : new Trouble(guard, breaker, backoff, overflows, restUntil.plus(by));
  }

  Trouble with(RestartGuard next, @Nullable Instant rest) {
    return new Trouble(next, breaker, backoff, overflows, rest);
  }

  Trouble with(SummaryBreaker next) {
    return new Trouble(guard, next, backoff, overflows, restUntil);
  }

  Trouble with(Backoff next, Instant rest) {
    return new Trouble(guard, breaker, next, overflows, rest);
  }

  Trouble overflowed() {
    return new Trouble(guard, breaker, backoff, overflows + 1, null);
  }

  /** A turn was answered. */
  Trouble after(TurnOutcome.Answer answer, Instant at) {
    SummaryBreaker kept = answer == TurnOutcome.Answer.SUMMARY ? SummaryBreaker.CLOSED : breaker;
    return answer == TurnOutcome.Answer.NONE ? this : new Trouble(guard.succeeded(at), kept, Backoff.NONE, 0, null);
  }

  boolean isRemembered(Trouble stored) {
    return guard.equals(stored.guard) && breaker.equals(stored.breaker);
  }
}
