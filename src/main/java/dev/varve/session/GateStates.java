package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.store.Database;
import dev.varve.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The closed gates, kept over a restart of the worker. Writes are queued, land in the order they were asked for, and do
 * not make the caller wait; one that fails is reported, and the gate is kept in memory alone. Thread-safe.
 */
final class GateStates {

  private final Database database;
  private final Scheduler scheduler;
  private final EngineEvents events;
  private final Queue<Database.Work<Integer>> changes = new ConcurrentLinkedQueue<>();

  GateStates(Database database, Scheduler scheduler, EngineEvents events) {
    this.database = database;
    this.scheduler = scheduler;
    this.events = events;
  }

  Optional<ProviderGate.Closed> load(String observer) {
    return database.read(
        tx -> tx.first("SELECT * FROM provider_states WHERE observer = ?", GateStates::closed, observer));
  }

  void closed(String observer, ProviderGate.Closed closed) {
    Instant until = closed.until();
    keep(tx -> tx.update(
        """
        INSERT INTO provider_states (observer, reason, remedy, closed_at_ms, until_ms) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (observer) DO UPDATE SET reason = excluded.reason, remedy = excluded.remedy,
          closed_at_ms = excluded.closed_at_ms, until_ms = excluded.until_ms""",
        observer,
        closed.reason(),
        closed.remedy(),
        closed.since().toEpochMilli(),
        until == null ? null : until.toEpochMilli()));
  }

  void opened(String observer) {
    keep(tx -> tx.update("DELETE FROM provider_states WHERE observer = ?", observer));
  }

  private void keep(Database.Work<Integer> change) {
    changes.add(change);
    scheduler.run(this::writeNext);
  }

  /** One at a time: else an opening could land before the closing it follows. */
  private synchronized void writeNext() {
    Database.Work<Integer> change = changes.remove();
    try {
      database.write(change);
    } catch (RuntimeException e) {
      events.publish(new EngineEvent.Fault("keeping the state of an observer", e.toString()));
    }
  }

  /** A provider that did not say when it is back is probed soon after a start. */
  private static ProviderGate.Closed closed(Row row) throws SQLException {
    Instant since = row.instant("closed_at_ms");
    Instant until = row.instantOrNull("until_ms");
    return new ProviderGate.Closed(
        row.text("reason"), row.text("remedy"), since, until, Objects.requireNonNullElse(until, since));
  }
}
