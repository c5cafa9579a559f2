package dev.varve.session;

import dev.varve.memory.Projects;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds or makes the session that an event names, and keeps where it is. */
final class SessionPlaces {

  private final Projects projects;

  SessionPlaces(Projects projects) {
    this.projects = projects;
  }

  /**
   * Gets or creates the session and brings its place up to date, if the event names one; an event after its end
   * reopens it. When it was last heard of is written by whatever else the event writes to the row.
   */
  SessionRow initialize(Tx tx, SessionKey key, Place place, Instant now) {
    return unmoved(tx, key, place).orElseGet(() -> {
      Known known = find(tx, key).orElseGet(() -> created(tx, key, place, now));
      return moved(tx, known, place, now);
    });
  }

  /** What nearly every event meets. */
  private static Optional<SessionRow> unmoved(Tx tx, SessionKey key, Place place) {
    return tx.first(
        """
        SELECT s.id, s.project_id, s.last_prompt, s.private_prompt, s.unsummarized, s.forgotten
        FROM sessions s JOIN projects p ON p.id = s.project_id
        WHERE s.space_id = 1 AND s.client = ? AND s.client_session_id = ? AND s.ended_at_ms IS NULL AND s.cwd = ?
          AND s.branch IS NOT DISTINCT FROM ? AND s.head IS NOT DISTINCT FROM ? AND p.identity = ?""",
        row -> SessionRow.of(row, place),
        key.client(),
        key.clientSessionId(),
        place.cwd(),
        place.branch(),
        place.head(),
        place.identity());
  }

  private Known created(Tx tx, SessionKey key, Place place, Instant now) {
    tx.update(
        """
        INSERT INTO sessions (client, client_session_id, project_id, cwd, branch, head, started_at_ms, last_event_at_ms)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
        key.client(),
        key.clientSessionId(),
        projects.identified(tx, place.identity(), place.project(), now).value(),
        place.cwd(),
        place.branch(),
        place.head(),
        now.toEpochMilli(),
        now.toEpochMilli());
    return find(tx, key).orElseThrow();
  }

  private SessionRow moved(Tx tx, Known known, Place place, Instant now) {
    SessionRow row = known.row();
    SessionRow moved =
        place.cwd().isEmpty() ? row : row.at(place, projects.identified(tx, place.identity(), place.project(), now));
    if (known.endedAtMs() != null || !moved.equals(row)) {
      put(tx, moved, null);
    }
    return moved;
  }

  /** The session as it stands, if it is known. */
  Optional<Known> find(Tx tx, SessionKey key) {
    return tx.first(
        "SELECT " + SessionRow.COLUMNS + """
        , s.started_at_ms, s.ended_at_ms FROM sessions s
        WHERE s.space_id = 1 AND s.client = ? AND s.client_session_id = ?""",
        Known::of,
        key.client(),
        key.clientSessionId());
  }

  /** A session, when it was first heard of, and its end in epoch milliseconds, if it has ended. */
  record Known(SessionRow row, Instant startedAt, @Nullable Long endedAtMs) {

    private static Known of(Row row) throws SQLException {
      return new Known(SessionRow.of(row), row.instant("started_at_ms"), row.numberOrNull("ended_at_ms"));
    }
  }

  /** What happened earlier and was heard of later moves no session and reopens none. */
  void restore(Tx tx, Known before) {
    put(tx, before.row(), before.endedAtMs());
  }

  private static void put(Tx tx, SessionRow row, @Nullable Long endedAtMs) {
    tx.update(
        "UPDATE sessions SET project_id = ?, cwd = ?, branch = ?, head = ?, ended_at_ms = ? WHERE id = ?",
        row.project().value(),
        row.cwd(),
        row.branch(),
        row.head(),
        endedAtMs,
        row.id().value());
  }
}
