package dev.varve.session;

import dev.varve.events.EngineEvents;
import dev.varve.queue.SessionId;
import dev.varve.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The sessions in memory and what they share. Thread-safe. */
final class LiveSessions {

  /** What the engine is made of, for all sessions. */
  record Parts(
      SessionMachine machine,
      Database database,
      Sessions sessions,
      TurnWork turnWork,
      Recap recap,
      QueueDepth depth,
      EngineEvents events,
      SessionTrace trace) {}

  /** Where time and chance come from. */
  record Surroundings(Scheduler scheduler, InstantSource clock, LongSupplier nanoTime, RandomGenerator random) {}

  private final Parts parts;
  private final Surroundings surroundings;
  private final Providers providers;
  private final SessionTimes times;
  private final Map<SessionId, ActiveSession> active = new ConcurrentHashMap<>();

  /** Tells the runs of a session's times in memory apart: a late event of one must not touch a run of the next. */
  private final AtomicLong loads = new AtomicLong();

  LiveSessions(Parts parts, Surroundings surroundings, SessionTimes times) {
    this.parts = parts;
    this.surroundings = surroundings;
    this.times = times;
    this.providers =
        new Providers(
            new GateStates(parts.database(), surroundings.scheduler(), parts.events()),
            surroundings.scheduler(),
            surroundings.clock(),
            parts.events(),
            id -> wake(id, new SessionEvent.GateOpened(now())));
  }

  Parts parts() {
    return parts;
  }

  Scheduler scheduler() {
    return surroundings.scheduler();
  }

  Providers providers() {
    return providers;
  }

  EngineEvents events() {
    return parts.events();
  }

  SessionTimes times() {
    return times;
  }

  Instant now() {
    return surroundings.clock().instant();
  }

  long nowNanos() {
    return surroundings.nanoTime().getAsLong();
  }

  /** 0 to below 1. */
  double chance() {
    return surroundings.random().nextDouble();
  }

  /** Brings the event to the session, loading it into memory where needed. */
  void wake(SessionId id, SessionEvent event) {
    boolean taken = false;
    while (!taken) {
      ActiveSession session = active.computeIfAbsent(id, fresh -> new ActiveSession(fresh, RunId.before(loads.getAndIncrement()), this));
      taken = session.post(event);
      if (!taken) {
        active.remove(id, session);
      }
    }
  }

  /** Brings the event to the session if it is in memory. */
  void tell(SessionId id, SessionEvent event) {
    find(id).ifPresent(session -> session.post(event));
  }

  /** Gives a slot back and lets whoever is next begin. */
  void giveSlot(Provider provider, Slots.Claimant claimant) {
    provider
        .slots()
        .give(claimant)
        .ifPresent(next -> wake(next.session(), new SessionEvent.SlotGranted(now(), next.run())));
  }

  /** Of the live runs of a provider with nothing to do, asks the one idle longest to end; false when there is none. */
  boolean evictIdlest(Provider provider) {
    Instant longest = Instant.MAX;
    Slots.Claimant idlest = null;
    for (Slots.Claimant holder : provider.slots().holders()) {
      Optional<Instant> since = find(holder.session()).flatMap(session -> session.idleSince(holder.run()));
      if (since.isPresent() && since.get().isBefore(longest)) {
        longest = since.get();
        idlest = holder;
      }
    }
    if (idlest != null) {
      tell(idlest.session(), new SessionEvent.EvictAsked(now(), idlest.run()));
    }
    return idlest != null;
  }

  void left(SessionId id, ActiveSession session) {
    active.remove(id, session);
  }

  Optional<ActiveSession> find(SessionId id) {
    return Optional.ofNullable(active.get(id));
  }

  Collection<ActiveSession> all() {
    return List.copyOf(active.values());
  }
}
