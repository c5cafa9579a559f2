package dev.varve.session;

import dev.varve.events.EngineEvents;
import dev.varve.queue.Backlog;
import dev.varve.queue.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The sessions in memory and what they share. Thread-safe. */
final class LiveSessions {

  private final EngineParts parts;
  private final EngineSetup setup;
  private final Providers providers;
  private final Map<SessionId, ActiveSession> active = new ConcurrentHashMap<>();

  /** Tells the runs of a session's times in memory apart: a late event of one must not touch a run of the next. */
  private final AtomicLong loads = new AtomicLong();

  LiveSessions(EngineParts parts, EngineSetup setup) {
    this.parts = parts;
    this.setup = setup;
    this.providers =
        new Providers(
            new GateStates(parts.database(), setup.scheduler(), setup.events()),
            setup.scheduler(),
            setup.clock(),
            setup.events(),
            id -> wake(id, new SessionEvent.GateOpened(now())));
  }

  EngineParts parts() {
    return parts;
  }

  Providers providers() {
    return providers;
  }

  SessionMachine machine() {
    return setup.machine();
  }

  Scheduler scheduler() {
    return setup.scheduler();
  }

  EngineEvents events() {
    return setup.events();
  }

  SessionTrace trace() {
    return setup.trace();
  }

  SessionTimes times() {
    return setup.times();
  }

  Instant now() {
    return setup.clock().instant();
  }

  long nowNanos() {
    return setup.nanoTime().getAsLong();
  }

  /** 0 to below 1. */
  double chance() {
    return setup.random().nextDouble();
  }

  /** What waits in the session, as the store has it. */
  Backlog backlog(SessionId id) {
    return parts.database().read(tx -> Backlog.of(tx, id));
  }

  /** Brings the event to the session, loading it into memory where needed. */
  void wake(SessionId id, SessionEvent event) {
    boolean taken = false;
    while (!taken) {
      ActiveSession session = active.computeIfAbsent(id, this::loaded);
      taken = session.post(event);
      if (!taken) {
        active.remove(id, session);
      }
    }
  }

  private ActiveSession loaded(SessionId id) {
    return new ActiveSession(id, RunId.before(loads.getAndIncrement()), this);
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
