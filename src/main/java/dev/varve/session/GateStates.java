package dev.varve.session;

import dev.varve.store.Database;
import dev.varve.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The closed gates, kept over a restart of the worker. Writes are queued and do not make the caller wait. */
final class GateStates {

  private final Database database;
  private final Scheduler scheduler;

  GateStates(Database database, Scheduler scheduler) {
    this.database = database;
    this.scheduler = scheduler;
  }

  Optional<ProviderGate.Closed> load(String observer) {
    return database.read(
        tx -> tx.first("SELECT * FROM provider_states WHERE observer = ?", GateStates::closed, observer));
  }

  void closed(String observer, ProviderGate.Closed closed) {
    Instant until = closed.until();
    scheduler.run(() -> database.write(tx -> tx.update(
        """
        INSERT INTO provider_states (observer, reason, remedy, closed_at_ms, until_ms) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (observer) DO UPDATE SET reason = excluded.reason, remedy = excluded.remedy,
          closed_at_ms = excluded.closed_at_ms, until_ms = excluded.until_ms""",
        observer,
        closed.reason(),
        closed.remedy(),
        closed.since().toEpochMilli(),
        until == null ? null : until.toEpochMilli())));
  }

  void opened(String observer) {
    scheduler.run(
        () -> database.write(tx -> tx.update("DELETE FROM provider_states WHERE observer = ?", observer)));
  }

  /** A provider that did not say when it is back is probed soon after a start. */
  private static ProviderGate.Closed closed(Row row) throws SQLException {
    Instant since = row.instant("closed_at_ms");
    Instant until = row.instantOrNull("until_ms");
    return new ProviderGate.Closed(
        row.text("reason"), row.text("remedy"), since, until, Objects.requireNonNullElse(until, since));
  }
}
