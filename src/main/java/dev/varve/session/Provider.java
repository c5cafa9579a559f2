package dev.varve.session;

import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An observer with its slots, its gate and its failures. Gate and failures are guarded by {@link Providers}. */
final class Provider {

  private final Observer observer;
  private final Slots slots;
  private ProviderGate gate;
  private @Nullable FailureStreak streak;

  Provider(Observer observer, Slots slots, ProviderGate gate) {
    this.observer = observer;
    this.slots = slots;
    this.gate = gate;
  }

  String name() {
    return observer.name();
  }

  Observer observer() {
    return observer;
  }

  Slots slots() {
    return slots;
  }

  ProviderGate gate() {
    return gate;
  }

  void gate(ProviderGate next) {
    gate = next;
  }

  /** Null when the last turn was answered. */
  @Nullable FailureStreak streak() {
    return streak;
  }

  FailureStreak failed(ObserverFailure failure, Instant at) {
    FailureStreak longer = FailureStreak.after(streak, failure, at);
    streak = longer;
    return longer;
  }

  void answered() {
    streak = null;
  }
}
