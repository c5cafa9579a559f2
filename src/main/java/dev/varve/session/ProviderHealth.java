package dev.varve.session;

import dev.varve.observer.ObserverFailure;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider may be asked, and how it failed since it last answered. A pure value: what happens makes the next
 * one.
 *
 * @param streak null when it answered its last turn
 */
record ProviderHealth(ProviderGate gate, @Nullable FailureStreak streak) {

  static final ProviderHealth GOOD = new ProviderHealth(new ProviderGate.Open(0), null);

  /**
   * A turn or a start failed. An observer that no other can stand in for goes on, for those whose messages it can digest.
   */
  ProviderHealth failed(ObserverFailure failure, Instant at, boolean replaceable) {
    FailureStreak longer = FailureStreak.after(streak, failure, at);
    boolean lasting = replaceable && longer.isLasting(at);
    return new ProviderHealth(lasting ? gate.afterMany(failure, at) : gate.after(failure, at), longer);
  }

  ProviderHealth with(ProviderGate next) {
    return new ProviderHealth(next, streak);
  }

  boolean isOpen() {
    return gate instanceof ProviderGate.Open;
  }

  /** What keeps it from answering; empty when all is well. */
  Optional<ProviderTrouble> trouble() {
    return gate.pause().map(this::closed).or(() -> Optional.ofNullable(streak).map(ProviderHealth::failing));
  }

  private ProviderTrouble closed(ProviderGate.Closed gate) {
    int failures = streak == null ? 0 : streak.length();
    return new ProviderTrouble(gate.reason(), gate.remedy(), gate.since(), gate.until(), failures);
  }

  private static ProviderTrouble failing(FailureStreak streak) {
    ObserverFailure last = streak.last();
    return new ProviderTrouble(last.evidence(), last.remedy(), streak.since(), null, streak.length());
  }
}
