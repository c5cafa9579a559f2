package dev.varve.session;

import dev.varve.observer.Observer;

/** An observer with its slots and its gate. The gate is guarded by {@link Providers}. */
final class Provider {

  private final Observer observer;
  private final Slots slots;
  private ProviderGate gate;

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
}
