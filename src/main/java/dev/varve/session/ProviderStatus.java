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
    ProviderHealth health = provider.health();
    ProviderTrouble trouble = health.trouble().orElse(null);
    return new ProviderStatus(provider.name(), health.isOpen(), used, trouble, provider.slots().use());
  }
}
