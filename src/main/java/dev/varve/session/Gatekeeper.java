package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Sees to what follows when the gate of a provider opens or closes: it is told, kept for the next worker, and who waits
 * is called, at once or in time. Guarded by {@link Providers}.
 */
final class Gatekeeper {

  private final GateStates states;
  private final EngineEvents events;
  private final InstantSource clock;
  private final Alarm alarm;
  private final Runnable call;

  /** @param call calls all who wait; from timers, too */
  Gatekeeper(GateStates states, Scheduler scheduler, InstantSource clock, EngineEvents events, Runnable call) {
    this.states = states;
    this.events = events;
    this.clock = clock;
    this.alarm = new Alarm(scheduler, clock, call);
    this.call = call;
  }

  /** What happened to the provider made this of it. */
  void changed(Provider provider, ProviderHealth next) {
    ProviderGate before = provider.gate();
    provider.become(next);
    if (next.gate() instanceof ProviderGate.Closed closed) {
      closed(provider.name(), before, closed);
    } else if (!(before instanceof ProviderGate.Open)) {
      opened(provider.name());
    }
  }

  /** A reason is told once. */
  private void closed(String provider, ProviderGate before, ProviderGate.Closed closed) {
    boolean told = before.pause().filter(known -> known.reason().equals(closed.reason())).isPresent();
    if (!told) {
      events.publish(new EngineEvent.ProviderClosed(provider, closed.reason(), closed.remedy()));
    }
    states.closed(provider, closed);
    watch(closed);
  }

  private void opened(String provider) {
    states.opened(provider);
    events.publish(new EngineEvent.ProviderOpened(provider));
    call.run();
  }

  /** The gate was closed already, under another observer or by another clock. */
  void resumed(Provider provider, ProviderGate.Closed closed) {
    provider.become(closed);
    watch(closed);
  }

  private void watch(ProviderGate.Closed closed) {
    Instant now = clock.instant();
    alarm.set(closed.probeAt());
    alarm.set(closed.since().plus(ProviderGate.FALLBACK_AFTER));
    if (closed.isLong(now)) {
      call.run();
    }
  }
}
