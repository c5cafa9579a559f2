package dev.varve.context;

import dev.varve.cache.RecentMap;
import dev.varve.memory.MemoryRef;
import dev.varve.session.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What sessions were told within the last minute, whether its receipt is in the store by now or not: a client that reads
 * many files at once asks for all of them before the first receipt is written. Thread-safe.
 */
final class JustTold {

  /** Longer than an answer and its receipt take. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private static final int SESSIONS_MAX = 1_000;

  private final Map<SessionKey, Map<MemoryRef, Instant>> sessions = new RecentMap<>(SESSIONS_MAX);

  synchronized Set<MemoryRef> to(SessionKey session, Instant now) {
    return Set.copyOf(recent(session, now).keySet());
  }

  /** Notes that the session is told this, unless it was told any of it already; then nothing changes. */
  synchronized boolean claim(SessionKey session, Collection<MemoryRef> memories, Instant now) {
    Map<MemoryRef, Instant> told = recent(session, now);
    if (memories.stream().anyMatch(told::containsKey)) {
      return false;
    }
    memories.forEach(memory -> told.put(memory, now));
    return true;
  }

  /** Notes that the session is told this, again or not. */
  synchronized void add(SessionKey session, Collection<MemoryRef> memories, Instant now) {
    Map<MemoryRef, Instant> told = recent(session, now);
    memories.forEach(memory -> told.put(memory, now));
  }

  /** The session begins or was compacted, so that it knows nothing of it any more. */
  synchronized void forget(SessionKey session) {
    sessions.remove(session);
  }

  private Map<MemoryRef, Instant> recent(SessionKey session, Instant now) {
    Map<MemoryRef, Instant> told = sessions.computeIfAbsent(session, fresh -> new HashMap<>());
    Instant oldest = now.minus(KEPT);
    told.values().removeIf(at -> at.isBefore(oldest));
    return told;
  }
}
