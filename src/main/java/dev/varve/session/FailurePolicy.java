package dev.varve.session;

import dev.varve.observer.ObserverFailure;
import dev.varve.queue.Blame;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides what a typed failure means for the run, the messages and the time of the next try. Pure. */
public class FailurePolicy {

  private final Duration trippedRest;

  /** A session whose guard has tripped rests for {@code trippedRest}. */
  public FailurePolicy(Duration trippedRest) {
    this.trippedRest = trippedRest;
  }

  /** What follows: every failure ends its run, because a failed prompt may stay in the observer's history. */
  public record Consequence(Trouble trouble, RunEnd why, Blame blame) {}

  /** What follows from a failure; {@code shown} is null when the run could not even start. */
  public Consequence of(Trouble now, ObserverFailure failure, @Nullable ShownTurn shown, Instant at, double chance) {
    return switch (failure) {
      case ObserverFailure.Transient e -> passing(now, e.evidence(), at, chance);
      case ObserverFailure.RateLimited e -> paused(now, e.evidence());
      case ObserverFailure.QuotaExhausted e -> paused(now, e.evidence());
      case ObserverFailure.Unauthorized e -> paused(now, e.evidence());
      case ObserverFailure.NotInstalled e -> paused(now, e.evidence());
      case ObserverFailure.Misconfigured e -> paused(now, e.evidence());
      case ObserverFailure.ContextOverflow _ -> overflowed(now, shown);
      case ObserverFailure.Malformed e -> guarded(now, new RunEnd.Died(e.evidence()), shown, at);
      case ObserverFailure.Died e -> guarded(now, new RunEnd.Died(e.evidence()), shown, at);
      case ObserverFailure.Broken e -> guarded(now, new RunEnd.Died(e.evidence()), shown, at);
      case ObserverFailure.Stuck e -> guarded(now, new RunEnd.Stuck(e.evidence()), shown, at);
    };
  }

  private static Consequence passing(Trouble now, String evidence, Instant at, double chance) {
    Backoff backoff = now.backoff().failed();
    return new Consequence(now.with(backoff, at.plus(backoff.rest(chance))), new RunEnd.Died(evidence), Blame.NONE);
  }

  /** The provider's gate knows for how long. */
  private static Consequence paused(Trouble now, String evidence) {
    return new Consequence(now.rested(), new RunEnd.Paused(evidence), Blame.NONE);
  }

  /** A fresh run with less history first; then each message alone; then the message is the reason. */
  private static Consequence overflowed(Trouble now, @Nullable ShownTurn shown) {
    Blame blame =
        now.overflows() == 0 || shown == null ? Blame.NONE : shown.isSingle() ? Blame.COUNTED : Blame.ALONE;
    return new Consequence(now.overflowed(), new RunEnd.Replaced(), blame);
  }

  private Consequence guarded(Trouble now, RunEnd why, @Nullable ShownTurn shown, Instant at) {
    RestartGuard guard = now.guard().failed(at);
    Trouble next = now.with(guard, guard.restUntil(at, trippedRest));
    return new Consequence(
        shown != null && shown.isSummarize() ? next.with(now.breaker().failed(at, shown.lastPrompt())) : next,
        why,
        Blame.COUNTED);
  }
}
