package dev.varve.session;

import dev.varve.memory.NewPrompt;
import dev.varve.memory.Projects;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the sessions. */
final class Sessions {

  private final Projects projects;

  Sessions(Projects projects) {
    this.projects = projects;
  }

  /**
   * Gets or creates the session and brings its place up to date, if the event names one; an event after its end
   * reopens it.
   */
  SessionRow initialize(Tx tx, SessionKey key, Place place, Instant now) {
    ProjectId project = projects.identified(tx, place.identity(), place.project(), now);
    return tx.first(
            """
            INSERT INTO sessions (client, client_session_id, project_id, cwd, branch, head, started_at_ms,
              last_event_at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (space_id, client, client_session_id) DO UPDATE SET
              project_id = CASE WHEN excluded.cwd = '' THEN sessions.project_id ELSE excluded.project_id END,
              branch = CASE WHEN excluded.cwd = '' THEN sessions.branch ELSE excluded.branch END,
              head = CASE WHEN excluded.cwd = '' THEN sessions.head ELSE excluded.head END,
              cwd = CASE WHEN excluded.cwd = '' THEN sessions.cwd ELSE excluded.cwd END,
              last_event_at_ms = excluded.last_event_at_ms, ended_at_ms = NULL
            RETURNING *""",
            SessionRow::of,
            key.client(),
            key.clientSessionId(),
            project.value(),
            place.cwd(),
            place.branch(),
            place.head(),
            now.toEpochMilli(),
            now.toEpochMilli())
        .orElseThrow();
  }

  /** The session as it stands, if it is known. */
  Optional<Known> find(Tx tx, SessionKey key) {
    return tx.first(
        "SELECT * FROM sessions WHERE space_id = 1 AND client = ? AND client_session_id = ?",
        row -> new Known(SessionRow.of(row), row.instant("started_at_ms"), row.numberOrNull("ended_at_ms")),
        key.client(),
        key.clientSessionId());
  }

  /** A session, when it was first heard of, and its end in epoch milliseconds, if it has ended. */
  record Known(SessionRow row, Instant startedAt, @Nullable Long endedAtMs) {}

  /** What happened earlier and was heard of later moves no session and reopens none. */
  void restore(Tx tx, Known before) {
    SessionRow row = before.row();
    tx.update(
        "UPDATE sessions SET project_id = ?, cwd = ?, branch = ?, head = ?, ended_at_ms = ? WHERE id = ?",
        row.project().value(),
        row.cwd(),
        row.branch(),
        row.head(),
        before.endedAtMs(),
        row.id().value());
  }

  /** A session that was heard of later than it began. */
  void began(Tx tx, SessionId session, Instant at) {
    tx.update("UPDATE sessions SET started_at_ms = ? WHERE id = ?", at.toEpochMilli(), session.value());
  }

  /** A session that follows a cleared one at once in the same place is its child. */
  void follow(Tx tx, SessionId session, SessionKey key, Place place, Instant since) {
    tx.update(
        """
        UPDATE sessions SET parent_id = (SELECT max(p.id) FROM sessions p
          WHERE p.client = ? AND p.cwd = ? AND p.ended_at_ms >= ? AND p.id < ?)
        WHERE id = ? AND parent_id IS NULL""",
        key.client(),
        place.cwd(),
        since.toEpochMilli(),
        session.value(),
        session.value());
  }

  /**
   * A session with a copy of what another one did before it began was forked from that. Of a session that is known from
   * its transcript alone nobody can tell which of the two came first.
   */
  void forked(Tx tx, SessionId session, SessionId parent, Instant copied) {
    tx.update(
        "UPDATE sessions SET parent_id = ? WHERE id = ? AND parent_id IS NULL AND started_at_ms > ?",
        parent.value(),
        session.value(),
        copied.toEpochMilli());
  }

  /**
   * Raises the latest prompt; a lower number than the latest changes nothing but the count of news. One that was
   * withheld is no news.
   */
  void prompted(Tx tx, SessionId session, int number, NewPrompt prompt) {
    boolean isPrivate = prompt.text().whollyPrivate();
    tx.update(
        """
        UPDATE sessions SET unsummarized = unsummarized + ?,
          private_prompt = CASE WHEN ? >= last_prompt THEN ? ELSE private_prompt END,
          last_prompt = CASE WHEN ? > last_prompt THEN ? ELSE last_prompt END
        WHERE id = ?""",
        prompt.isWithheld() ? 0 : 1,
        number,
        isPrivate,
        number,
        number,
        session.value());
  }

  /** What is asked for next counts as asked under a private prompt. */
  void hide(Tx tx, SessionId session) {
    tx.update("UPDATE sessions SET private_prompt = 1 WHERE id = ?", session.value());
  }

  void summarized(Tx tx, SessionId session, int lastPrompt) {
    tx.update(
        "UPDATE sessions SET unsummarized = 0, summarized_prompt = ? WHERE id = ?", lastPrompt, session.value());
  }

  /** Whether it happened in a time of the session that was forgotten, so that nothing of it may come back. */
  boolean isForgotten(Tx tx, SessionRow session, Instant at) {
    return session.forgotten()
        && tx.number(
                "SELECT count(*) FROM forgotten_spans WHERE session_id = ? AND from_at_ms <= ? AND until_at_ms > ?",
                session.id().value(),
                at.toEpochMilli(),
                at.toEpochMilli())
            > 0;
  }

  void ended(Tx tx, SessionId session, Instant now) {
    tx.update("UPDATE sessions SET ended_at_ms = ? WHERE id = ?", now.toEpochMilli(), session.value());
  }

  /** Sessions with something new that nobody has touched since that time. */
  List<SessionId> silentSince(Tx tx, Instant since, int max) {
    return tx.list(
        "SELECT id FROM sessions WHERE unsummarized > 0 AND last_event_at_ms < ? ORDER BY last_event_at_ms LIMIT ?",
        row -> new SessionId(row.number(1)),
        since.toEpochMilli(),
        max);
  }

  SessionRow get(Tx tx, SessionId id) {
    return tx.first("SELECT * FROM sessions WHERE id = ?", SessionRow::of, id.value())
        .orElseThrow(() -> new IllegalArgumentException("no session " + id));
  }
}
