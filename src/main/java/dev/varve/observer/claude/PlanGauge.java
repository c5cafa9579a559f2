package dev.varve.observer.claude;

import dev.varve.observer.ObserverFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of the user's plan, from all runs together. Thread-safe. */
final class PlanGauge {

  /** For a spent window of which the CLI does not say when it begins again. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

  private record Spent(double used, Instant until) {}

  private final Map<String, Spent> spent = new HashMap<>();
  private final InstantSource clock;

  PlanGauge(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void note(PlanLimits limits) {
    for (PlanLimits.Window window : limits.windows()) {
      if (window.isSpent()) {
        Instant until = window.resetsAt() == null ? clock.instant().plus(LOOK_AGAIN) : window.resetsAt();
        spent.put(window.name(), new Spent(window.used(), until));
      } else {
        spent.remove(window.name());
      }
    }
  }

  /** The pause that is due now, until the last of the spent windows begins again. */
  synchronized Optional<ObserverFailure> pause() {
    Instant now = clock.instant();
    spent.values().removeIf(window -> !window.until().isAfter(now));
    Instant until = now;
    String evidence = "";
    for (Map.Entry<String, Spent> window : spent.entrySet()) {
      if (window.getValue().until().isAfter(until)) {
        until = window.getValue().until();
        long percent = Math.round(window.getValue().used() * 100);
        evidence = percent + " % of the plan's window " + window.getKey() + " is used";
      }
    }
    return evidence.isEmpty() ? Optional.empty() : Optional.of(new ObserverFailure.QuotaExhausted(evidence, until));
  }
}
