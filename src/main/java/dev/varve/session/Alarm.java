package dev.varve.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Calls at times of the wall clock. A timer may fire before such a time, when the clock was set back meanwhile; then it is
 * set anew, because nobody else would call.
 */
record Alarm(Scheduler scheduler, InstantSource clock, Runnable call) {

  /** For a time that has passed nobody is called. */
  void set(Instant at) {
    set(at, clock.instant());
  }

  private void set(Instant at, Instant now) {
    if (at.isAfter(now)) {
      scheduler.after(Duration.between(now, at), () -> fired(at));
    }
  }

  private void fired(Instant at) {
    Instant now = clock.instant();
    if (at.isAfter(now)) {
      set(at, now);
    } else {
      call.run();
    }
  }
}
