package dev.varve.session;

import org.jspecify.annotations.Nullable;

/**
 * A provider at a glance.
 *
 * @param open whether it may be asked
 * @param used whether work goes to it now; when none is used, work waits
 * @param trouble why it may not be asked, or how its last turns failed although it may; null when all is well
 */
public record ProviderStatus(
    String observer, boolean open, boolean used, @Nullable ProviderTrouble trouble, Slots.Use slots) {

  static ProviderStatus of(Provider provider, boolean used) {
    boolean open = provider.gate() instanceof ProviderGate.Open;
    return new ProviderStatus(provider.name(), open, used, trouble(provider), provider.slots().use());
  }

  private static @Nullable ProviderTrouble trouble(Provider provider) {
    FailureStreak streak = provider.streak();
    ProviderGate.Closed closed = provider.gate().pause().orElse(null);
    if (closed != null) {
      int failures = streak == null ? 0 : streak.length();
      return new ProviderTrouble(closed.reason(), closed.remedy(), closed.since(), closed.until(), failures);
    }
    return streak == null
        ? null
        : new ProviderTrouble(streak.last().evidence(), streak.last().remedy(), streak.since(), null, streak.length());
  }
}
