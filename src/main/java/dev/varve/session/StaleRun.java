package dev.varve.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds runs that do not move any more. Pure; the reaper acts on what it says. */
final class StaleRun {

  private StaleRun() {}

  /**
   * Why the run should be ended by force; empty when it is well.
   *
   * @param silentFor how long its provider gave no sign of life, by the monotonic clock; zero when it gives none ever
   */
  static Optional<String> detect(SessionState state, Duration silentFor, Instant now, SessionTimes times) {
    return switch (state) {
      case SessionState.Starting starting -> overdue("start", starting.deadline(), now);
      case SessionState.Stopping stopping -> overdue("end", stopping.deadline(), now);
      case SessionState.Observing observing -> silentFor.compareTo(times.silentMax()) > 0
          ? Optional.of("it gave no sign of life for " + silentFor.toSeconds() + " s")
          : overdue("turn", observing.deadline(), now);
      case SessionState.Dormant _,
          SessionState.Gathering _,
          SessionState.WaitingForSlot _,
          SessionState.Idle _,
          SessionState.Paused _ -> Optional.empty();
    };
  }

  private static Optional<String> overdue(String what, Instant deadline, Instant now) {
    return now.isAfter(deadline) ? Optional.of("its " + what + " took too long") : Optional.empty();
  }
}
