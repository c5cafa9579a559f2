package dev.varve.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one timer of a session. Used by the session's own events, one at a time. */
final class SessionTimer {

  private final Scheduler scheduler;
  private Scheduler.@Nullable Cancellable pending;

  SessionTimer(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** In place of the one set before. Counted from the event that led to it: the clock may have jumped since. */
  void set(Instant from, Instant until, Runnable task) {
    clear();
    Duration delay = Duration.between(from, until);
    pending = scheduler.after(delay.isNegative() ? Duration.ZERO : delay, task);
  }

  void clear() {
    if (pending != null) {
      pending.cancel();
      pending = null;
    }
  }
}
