package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.queue.SessionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The observers in order of preference, each behind its gate. A session uses the first whose gate is open; it falls
 * back to the next only when the pause is known or seen to exceed ten minutes, as one that only the user can end is at
 * once. What is said of an observer that was replaced changes nothing. Sessions that may use none wait here
 * together and are called when a gate opens: one timer for all of them. Thread-safe.
 */
final class Providers {

  private final GateStates states;
  private final Gatekeeper gates;
  private final InstantSource clock;
  private final EngineEvents events;
  private final Consumer<SessionId> call;
  private final Set<SessionId> waiting = new LinkedHashSet<>();
  private List<Provider> providers = List.of();

  /** @param call brings a session the news that it may ask again */
  Providers(
      GateStates states, Scheduler scheduler, InstantSource clock, EngineEvents events, Consumer<SessionId> call) {
    this.states = states;
    this.gates = new Gatekeeper(states, scheduler, clock, events, this::callWaiting);
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
    Instant now = clock.instant();
    List<Provider> before = providers;
    providers = List.copyOf(next);
    for (Provider provider : providers) {
      pauseOf(provider.name(), before)
          .ifPresent(closed -> gates.resumed(provider, closed.within(now).reconsidered(now)));
    }
  }

  /** What was kept of it may be older than what is known. */
  private Optional<ProviderGate.Closed> pauseOf(String name, List<Provider> before) {
    for (Provider known : before) {
      if (known.name().equals(name)) {
        return known.gate().pause();
      }
    }
    return states.load(name);
  }

  /** The last of the list: needs no model. */
  synchronized Observer standIn() {
    return providers.getLast().observer();
  }

  /** What was imported costs nothing. */
  synchronized Choice ofImports() {
    return new Choice.Use(providers.getLast());
  }

  /** May take some seconds when it is time to probe one; the others do not wait for that. */
  Choice choose(SessionId session) {
    Candidate candidate = candidate(session);
    while (candidate.unprobed() != null) {
      Optional<ObserverFailure> problem = problem(candidate.unprobed());
      if (problem.isEmpty()) {
        break;
      }
      postpone(candidate.unprobed(), session, problem.get());
      candidate = candidate(session);
    }
    return candidate.choice();
  }

  /** A choice, and the provider in it that a look from outside may still rule out. */
  private record Candidate(Choice choice, @Nullable Provider unprobed) {}

  private synchronized Candidate candidate(SessionId session) {
    Instant now = clock.instant();
    for (Provider provider : providers) {
      switch (provider.gate().admission(session, now)) {
        case GRANTED -> {
          return new Candidate(new Choice.Use(provider), null);
        }
        case PROBE -> {
          probe(provider, session);
          return new Candidate(new Choice.Use(provider), provider);
        }
        case SOON -> {
          return waits(session, provider);
        }
        case LATER -> {
          // The next one takes over.
        }
      }
    }
    return waits(session, providers.getFirst());
  }

  private static void probe(Provider provider, SessionId session) {
    provider.gate().pause().ifPresent(closed -> provider.become(new ProviderGate.Probing(closed, session)));
  }

  private Candidate waits(SessionId session, Provider awaited) {
    waiting.add(session);
    return new Candidate(new Choice.Wait(awaited.gate().pause().map(ProviderGate.Closed::reason).orElse("")), null);
  }

  private synchronized void postpone(Provider provider, SessionId session, ObserverFailure problem) {
    if (provider.gate() instanceof ProviderGate.Probing probing && probing.by().equals(session)) {
      gates.changed(provider, provider.health().with(probing.before().postponed(problem, clock.instant())));
    }
  }

  /** Why a turn would be in vain, as a look from outside tells; one that breaks says as little good as one that fails. */
  private Optional<ObserverFailure> problem(Provider provider) {
    try {
      return provider.observer().probe();
    } catch (RuntimeException e) {
      events.publish(new EngineEvent.Fault("the probe of " + provider.name(), e.toString()));
      return Optional.of(new ObserverFailure.Broken(e.toString()));
    }
  }

  /** Of the observer that would be used now, or tried, lest the others' patience keep it from being tried. */
  synchronized GatherPolicy gathering() {
    Instant now = clock.instant();
    return first(gate -> gate.admission(now) != Admission.LATER).observer().gathering();
  }

  /** The first that is open or soon will be. */
  private Provider preferred(Instant now) {
    return first(gate -> gate.pause().filter(closed -> closed.isLong(now)).isEmpty());
  }

  private Provider first(Predicate<ProviderGate> wanted) {
    for (Provider provider : providers) {
      if (wanted.test(provider.gate())) {
        return provider;
      }
    }
    return providers.getLast();
  }

  /** In order of preference. */
  synchronized List<ProviderStatus> statuses() {
    Provider preferred = preferred(clock.instant());
    return providers.stream()
        .map(one -> ProviderStatus.of(one, one == preferred && one.health().isOpen()))
        .toList();
  }

  synchronized void failed(Provider provider, ObserverFailure failure) {
    if (providers.contains(provider)) {
      boolean replaceable = provider != providers.getLast();
      gates.changed(provider, provider.health().failed(failure, clock.instant(), replaceable));
    }
  }

  synchronized void answered(Provider provider) {
    if (providers.contains(provider)) {
      gates.changed(provider, ProviderHealth.GOOD);
    }
  }

  /** The timers were set by another clock: all who wait ask again, and the timers are set anew. */
  synchronized void clockJumped() {
    Instant now = clock.instant();
    for (Provider provider : providers) {
      switch (provider.gate()) {
        case ProviderGate.Open _ -> {}
        case ProviderGate.Closed closed -> gates.resumed(provider, closed.within(now));
        case ProviderGate.Probing probing ->
            provider.become(new ProviderGate.Probing(probing.before().within(now), probing.by()));
      }
    }
    callWaiting();
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
        provider.become(after);
        callWaiting();
      }
    }
  }

  synchronized List<Provider> all() {
    return providers;
  }
}
