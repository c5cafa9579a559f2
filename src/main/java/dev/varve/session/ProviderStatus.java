package dev.varve.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider at a glance.
 *
 * @param reason why it may not be asked; empty when it may
 * @param remedy what the user can do about it; empty when nothing
 * @param until when it is back; null when open or unknown
 */
public record ProviderStatus(
    String observer, boolean open, String reason, String remedy, @Nullable Instant until, int slots, int taken, int waiting) {

  static ProviderStatus of(Provider provider) {
    Slots slots = provider.slots();
    int taken = slots.holders().size();
    return switch (provider.gate()) {
      case ProviderGate.Open _ ->
          new ProviderStatus(provider.name(), true, "", "", null, slots.size(), taken, slots.waiting());
      case ProviderGate.Closed closed -> closed(provider, closed, taken);
      case ProviderGate.Probing probing -> closed(provider, probing.before(), taken);
    };
  }

  private static ProviderStatus closed(Provider provider, ProviderGate.Closed closed, int taken) {
    return new ProviderStatus(
        provider.name(),
        false,
        closed.reason(),
        closed.remedy(),
        closed.until(),
        provider.slots().size(),
        taken,
        provider.slots().waiting());
  }
}
