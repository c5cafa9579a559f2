package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.queue.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The observers in order of preference, each behind its gate. A session uses the first whose gate is open; it falls
 * back to the next only when the pause is known or seen to exceed ten minutes. Sessions that may use none wait here
 * together and are called when a gate opens: one timer for all of them. Thread-safe.
 */
final class Providers {

  static final Duration FALLBACK_AFTER = Duration.ofMinutes(10);

  private final GateStates states;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private final EngineEvents events;
  private final Consumer<SessionId> call;
  private final Set<SessionId> waiting = new LinkedHashSet<>();
  private List<Provider> providers = List.of();

  /** @param call brings a session the news that it may ask again */
  Providers(
      GateStates states, Scheduler scheduler, InstantSource clock, EngineEvents events, Consumer<SessionId> call) {
    this.states = states;
    this.scheduler = scheduler;
    this.clock = clock;
    this.events = events;
    this.call = call;
  }

  /** What became of a wish for an observer. */
  sealed interface Choice {

    record Use(Provider provider) implements Choice {}

    record Wait(String reason) implements Choice {}
  }

  /** The observers from now on, the last one being able to stand in for all; gates closed before stay closed. */
  synchronized void set(List<Provider> next) {
    providers = List.copyOf(next);
    for (Provider provider : providers) {
      states.load(provider.name()).ifPresent(closed -> close(provider, ProviderGate.within(closed, clock.instant())));
    }
  }

  /** The last of the list: needs no model. */
  synchronized Observer standIn() {
    return providers.getLast().observer();
  }

  /** What was imported costs nothing. */
  synchronized Choice ofImports() {
    return new Choice.Use(providers.getLast());
  }

  synchronized Choice choose(SessionId session) {
    Instant now = clock.instant();
    String reason = "";
    for (Provider provider : providers) {
      switch (provider.gate()) {
        case ProviderGate.Open _ -> {
          return new Choice.Use(provider);
        }
        case ProviderGate.Closed closed -> {
          if (!closed.probeAt().isAfter(now) && mayProbe(provider, closed, session, now)) {
            return new Choice.Use(provider);
          }
          reason = reason.isEmpty() ? closed.reason() : reason;
          if (!ProviderGate.outlasts(closed, now, FALLBACK_AFTER)) {
            return waits(session, reason);
          }
        }
        case ProviderGate.Probing probing -> {
          if (probing.by().equals(session)) {
            return new Choice.Use(provider);
          }
          if (!ProviderGate.outlasts(probing.before(), now, FALLBACK_AFTER)) {
            return waits(session, probing.before().reason());
          }
        }
      }
    }
    return waits(session, reason);
  }

  private boolean mayProbe(Provider provider, ProviderGate.Closed closed, SessionId session, Instant now) {
    if (probed(provider)) {
      provider.gate(new ProviderGate.Probing(closed, session));
      return true;
    }
    close(provider, ProviderGate.postponed(closed, now));
    return false;
  }

  /** A probe that breaks says as little good of the provider as one that fails. */
  private boolean probed(Provider provider) {
    try {
      return provider.observer().probe();
    } catch (RuntimeException e) {
      events.publish(new EngineEvent.Fault("the probe of " + provider.name(), e.toString()));
      return false;
    }
  }

  private Choice waits(SessionId session, String reason) {
    waiting.add(session);
    return new Choice.Wait(reason);
  }

  /** The policy of the observer that would be used now. */
  synchronized GatherPolicy gathering() {
    Instant now = clock.instant();
    for (Provider provider : providers) {
      boolean skipped =
          provider.gate() instanceof ProviderGate.Closed closed && ProviderGate.outlasts(closed, now, FALLBACK_AFTER);
      if (!skipped) {
        return provider.observer().gathering();
      }
    }
    return providers.getLast().observer().gathering();
  }

  synchronized void failed(Provider provider, ObserverFailure failure) {
    ProviderGate before = provider.gate();
    ProviderGate after = before.after(failure, clock.instant());
    if (after instanceof ProviderGate.Closed closed) {
      if (before instanceof ProviderGate.Open) {
        events.publish(new EngineEvent.ProviderClosed(provider.name(), closed.reason(), closed.remedy()));
      }
      states.closed(provider.name(), closed);
      close(provider, closed);
    } else {
      open(provider, before, after);
    }
  }

  synchronized void answered(Provider provider) {
    open(provider, provider.gate(), new ProviderGate.Open(0));
  }

  private void open(Provider provider, ProviderGate before, ProviderGate after) {
    provider.gate(after);
    if (!(before instanceof ProviderGate.Open)) {
      states.opened(provider.name());
      events.publish(new EngineEvent.ProviderOpened(provider.name()));
      callWaiting();
    }
  }

  private void close(Provider provider, ProviderGate.Closed closed) {
    provider.gate(closed);
    Instant now = clock.instant();
    callAt(closed.probeAt(), now);
    callAt(closed.since().plus(FALLBACK_AFTER), now);
  }

  /** The timers were set by another clock: all who wait ask again, and the timers are set anew. */
  synchronized void clockJumped() {
    Instant now = clock.instant();
    for (Provider provider : providers) {
      switch (provider.gate()) {
        case ProviderGate.Open _ -> {}
        case ProviderGate.Closed closed -> close(provider, ProviderGate.within(closed, now));
        case ProviderGate.Probing probing ->
            provider.gate(new ProviderGate.Probing(ProviderGate.within(probing.before(), now), probing.by()));
      }
    }
    callWaiting();
  }

  private void callAt(Instant at, Instant now) {
    if (at.isAfter(now)) {
      scheduler.after(Duration.between(now, at), () -> callAfter(at));
    }
  }

  /** By the wall clock a timer may fire before its time; those who wait would then ask in vain, for the last time. */
  private void callAfter(Instant at) {
    Instant now = clock.instant();
    if (at.isAfter(now)) {
      callAt(at, now);
    } else {
      callWaiting();
    }
  }

  private synchronized void callWaiting() {
    List<SessionId> called = new ArrayList<>(waiting);
    waiting.clear();
    called.forEach(call);
  }

  /** The session needs no observer any more, or its run is over. */
  synchronized void released(SessionId session) {
    waiting.remove(session);
    for (Provider provider : providers) {
      ProviderGate before = provider.gate();
      ProviderGate after = before.released(session, clock.instant());
      if (!after.equals(before)) {
        provider.gate(after);
        callWaiting();
      }
    }
  }

  synchronized List<Provider> all() {
    return providers;
  }
}
