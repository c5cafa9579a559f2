package dev.varve.session;

import dev.varve.observer.Observer;

/** An observer with its slots and its health. The health is guarded by {@link Providers}. */
final class Provider {

  private final Observer observer;
  private final Slots slots;
  private ProviderHealth health = ProviderHealth.GOOD;

  Provider(Observer observer, Slots slots) {
    this.observer = observer;
    this.slots = slots;
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

  ProviderHealth health() {
    return health;
  }

  ProviderGate gate() {
    return health.gate();
  }

  void become(ProviderHealth next) {
    health = next;
  }

  void become(ProviderGate next) {
    health = health.with(next);
  }
}
