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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The observers in order of preference, each behind its gate. A session uses the first whose gate is open; it falls
 * back to the next only when the pause is known or seen to exceed ten minutes, as one that only the user can end is at
 * once. What is said of an observer that was replaced changes nothing. Sessions that may use none wait here
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
    Instant now = clock.instant();
    List<Provider> before = providers;
    providers = List.copyOf(next);
    for (Provider provider : providers) {
      pauseOf(provider.name(), before)
          .map(closed -> ProviderGate.reconsidered(ProviderGate.within(closed, now), now))
          .ifPresent(closed -> close(provider, closed));
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
    String reason = "";
    for (Provider provider : providers) {
      switch (provider.gate()) {
        case ProviderGate.Open _ -> {
          return new Candidate(new Choice.Use(provider), null);
        }
        case ProviderGate.Closed closed -> {
          if (!closed.probeAt().isAfter(now)) {
            provider.gate(new ProviderGate.Probing(closed, session));
            return new Candidate(new Choice.Use(provider), provider);
          }
          reason = reason.isEmpty() ? closed.reason() : reason;
          if (!ProviderGate.outlasts(closed, now, FALLBACK_AFTER)) {
            return waits(session, reason);
          }
        }
        case ProviderGate.Probing probing -> {
          if (probing.by().equals(session)) {
            return new Candidate(new Choice.Use(provider), null);
          }
          if (!ProviderGate.outlasts(probing.before(), now, FALLBACK_AFTER)) {
            return waits(session, probing.before().reason());
          }
        }
      }
    }
    return waits(session, reason);
  }

  private synchronized void postpone(Provider provider, SessionId session, ObserverFailure problem) {
    ProviderGate before = provider.gate();
    if (before instanceof ProviderGate.Probing probing && probing.by().equals(session)) {
      close(provider, before, ProviderGate.postponed(probing.before(), problem, clock.instant()));
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

  private Candidate waits(SessionId session, String reason) {
    waiting.add(session);
    return new Candidate(new Choice.Wait(reason), null);
  }

  /** The policy of the observer that would be used now, or tried, lest the others' patience keep it from being tried. */
  synchronized GatherPolicy gathering() {
    Instant now = clock.instant();
    for (Provider provider : providers) {
      if (provider.gate() instanceof ProviderGate.Closed closed && !closed.probeAt().isAfter(now)) {
        return provider.observer().gathering();
      }
      if (provider == preferred(now)) {
        break;
      }
    }
    return preferred(now).observer().gathering();
  }

  /** The first that is open or soon will be. */
  private Provider preferred(Instant now) {
    for (Provider provider : providers) {
      boolean skipped =
          provider.gate().pause().filter(closed -> ProviderGate.outlasts(closed, now, FALLBACK_AFTER)).isPresent();
      if (!skipped) {
        return provider;
      }
    }
    return providers.getLast();
  }

  /** In order of preference. */
  synchronized List<ProviderStatus> statuses() {
    Provider preferred = preferred(clock.instant());
    return providers.stream()
        .map(one -> ProviderStatus.of(one, one == preferred && one.gate() instanceof ProviderGate.Open))
        .toList();
  }

  /** For the last one nobody could stand in, so that it goes on for those whose messages it can digest. */
  synchronized void failed(Provider provider, ObserverFailure failure) {
    if (!providers.contains(provider)) {
      return;
    }
    Instant now = clock.instant();
    ProviderGate before = provider.gate();
    boolean lasting = provider.failed(failure, now).isLasting(now) && provider != providers.getLast();
    ProviderGate after = lasting ? before.afterMany(failure, now) : before.after(failure, now);
    if (after instanceof ProviderGate.Closed closed) {
      close(provider, before, closed);
    } else {
      open(provider, before, after);
    }
  }

  synchronized void answered(Provider provider) {
    if (providers.contains(provider)) {
      provider.answered();
      open(provider, provider.gate(), new ProviderGate.Open(0));
    }
  }

  private void open(Provider provider, ProviderGate before, ProviderGate after) {
    provider.gate(after);
    if (!(before instanceof ProviderGate.Open)) {
      states.opened(provider.name());
      events.publish(new EngineEvent.ProviderOpened(provider.name()));
      callWaiting();
    }
  }

  /** A reason is told once, and kept for the next worker. */
  private void close(Provider provider, ProviderGate before, ProviderGate.Closed closed) {
    boolean told = before.pause().filter(known -> known.reason().equals(closed.reason())).isPresent();
    if (!told) {
      events.publish(new EngineEvent.ProviderClosed(provider.name(), closed.reason(), closed.remedy()));
    }
    states.closed(provider.name(), closed);
    close(provider, closed);
  }

  private void close(Provider provider, ProviderGate.Closed closed) {
    provider.gate(closed);
    Instant now = clock.instant();
    callAt(closed.probeAt(), now);
    callAt(closed.since().plus(FALLBACK_AFTER), now);
    if (ProviderGate.outlasts(closed, now, FALLBACK_AFTER)) {
      callWaiting();
    }
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
