package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.queue.Backlog;
import dev.varve.queue.SessionId;
import dev.varve.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Asks the store for work that nobody woke us for: at the start that is recovery, later it is a safety net. Also
 * asks for a summary of sessions that went silent, and lets dormant sessions leave memory.
 */
final class Sweep {

  /** Sessions summarized for their silence in one sweep; the rest follows with the next. */
  private static final int SILENT_MAX = 100;

  /** An import that stands still for longer was given up. */
  private static final Duration IMPORT_SILENCE_MAX = Duration.ofSeconds(10);

  private final Database database;
  private final LiveSessions live;
  private final Sessions sessions;
  private final BiConsumer<SessionId, Instant> summarize;
  private final ClockWatch clockWatch;
  private final Rounds rounds;
  private final List<Runnable> duties =
      List.of(this::reapStale, this::recover, this::summarizeSilent, this::unloadUnused, this::recount);
  private volatile Instant importedAt = Instant.MIN;

  /** @param summarize asks for a summary of a session that has been silent since that time */
  Sweep(LiveSessions live, Sessions sessions, BiConsumer<SessionId, Instant> summarize, ClockWatch clockWatch) {
    this.database = live.parts().database();
    this.live = live;
    this.sessions = sessions;
    this.summarize = summarize;
    this.clockWatch = clockWatch;
    this.rounds = new Rounds("sweep", live.times().sweep(), this::round, live.scheduler(), live.events());
  }

  void start() {
    rounds.begin();
  }

  void stop() {
    rounds.close();
  }

  /** Tells one session what waits in it. */
  void look(SessionId id) {
    live.wake(id, new SessionEvent.WorkFound(now(), live.backlog(id)));
  }

  private void round() {
    for (Runnable duty : duties) {
      try {
        duty.run();
      } catch (RuntimeException e) {
        live.events().publish(new EngineEvent.Fault("sweep", e.toString()));
      }
    }
  }

  /** What changed without the engine's doing, such as dropped messages, is counted again. */
  private void recount() {
    live.parts().depth().found(database.read(Backlog::depth));
  }

  private void reapStale() {
    if (!clockWatch.isSteady()) {
      return;
    }
    for (ActiveSession session : live.all()) {
      session.stale(now()).ifPresent(stale -> {
        live.events().publish(new EngineEvent.RunStuck(session.id().value(), stale.evidence()));
        session.post(stale);
      });
    }
  }

  /** Something of an import came in, and more may follow soon. */
  void importing() {
    importedAt = now();
  }

  /** The import is complete: its work begins with all other that waits. */
  void imported() {
    importedAt = Instant.MIN;
    recover();
  }

  private boolean isImporting() {
    return importedAt.isAfter(now().minus(IMPORT_SILENCE_MAX)) && !importedAt.isAfter(now());
  }

  /** Wakes every session whose work nobody attends to; while an import goes on, not what it brought. */
  private void recover() {
    List<SessionId> waiting =
        database.read(isImporting() ? Backlog::liveSessions : Backlog::sessions).stream()
            .filter(this::isUnattended)
            .toList();
    waiting.forEach(this::look);
    if (!waiting.isEmpty()) {
      live.events().publish(new EngineEvent.WorkRecovered(waiting.size()));
    }
  }

  /** Every other state ends by asking for work itself. */
  private boolean isUnattended(SessionId id) {
    Optional<ActiveSession> session = live.find(id);
    return session.isEmpty() || session.get().state() instanceof SessionState.Dormant;
  }

  private void summarizeSilent() {
    Instant since = now().minus(live.times().silence());
    database.read(tx -> sessions.silentSince(tx, since, SILENT_MAX)).forEach(id -> summarize.accept(id, since));
  }

  private void unloadUnused() {
    Instant before = now().minus(live.times().idleUnload());
    for (ActiveSession session : live.all()) {
      if (session.state() instanceof SessionState.Dormant && session.touchedAt().isBefore(before)) {
        session.post(new SessionEvent.UnloadAsked(now()));
      }
    }
  }

  private Instant now() {
    return live.now();
  }
}
