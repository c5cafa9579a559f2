package dev.varve.session;

import dev.varve.queue.SessionId;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.List;

/** What is written to and read from the rows of the sessions; where they are is of {@link SessionPlaces}. */
final class Sessions {

  /** It was heard of, and nothing else of it changes. */
  void heard(Tx tx, SessionId session, Instant now) {
    tx.update("UPDATE sessions SET last_event_at_ms = ? WHERE id = ?", now.toEpochMilli(), session.value());
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

  /** Raises the latest prompt; a lower number than the latest changes nothing. */
  void prompted(Tx tx, SessionId session, int number, boolean isPrivate, Instant now) {
    tx.update(
        """
        UPDATE sessions SET last_event_at_ms = ?,
          private_prompt = CASE WHEN ? >= last_prompt THEN ? ELSE private_prompt END,
          last_prompt = CASE WHEN ? > last_prompt THEN ? ELSE last_prompt END
        WHERE id = ?""",
        now.toEpochMilli(),
        number,
        isPrivate,
        number,
        number,
        session.value());
  }

  /**
   * There is something to sum up. Apart from the other changes of the row, because the index of such sessions would be
   * written with each of them, and only when it is the first, because there are many others.
   */
  void hasNews(Tx tx, SessionRow session) {
    if (!session.hasNews()) {
      tx.update("UPDATE sessions SET unsummarized = 1 WHERE id = ?", session.id().value());
    }
  }

  /** What is asked for next counts as asked under a private prompt. */
  void hide(Tx tx, SessionId session) {
    tx.update("UPDATE sessions SET private_prompt = 1 WHERE id = ?", session.value());
  }

  /**
   * Where a session stands with its summaries.
   *
   * @param accepted messages accepted so far
   * @param prompt the last prompt that a request for a summary covered
   */
  record Summarized(long accepted, int prompt) {}

  Summarized summarized(Tx tx, SessionId session) {
    return tx.first(
            "SELECT accepted, summarized_prompt FROM sessions WHERE id = ?",
            row -> new Summarized(row.number("accepted"), row.count("summarized_prompt")),
            session.value())
        .orElseThrow();
  }

  Instant lastEventAt(Tx tx, SessionId session) {
    return Instant.ofEpochMilli(tx.number("SELECT last_event_at_ms FROM sessions WHERE id = ?", session.value()));
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
    tx.update(
        "UPDATE sessions SET ended_at_ms = ?, last_event_at_ms = ? WHERE id = ?",
        now.toEpochMilli(),
        now.toEpochMilli(),
        session.value());
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
    return tx.first("SELECT " + SessionRow.COLUMNS + " FROM sessions s WHERE s.id = ?", SessionRow::of, id.value())
        .orElseThrow(() -> new IllegalArgumentException("no session " + id));
  }
}
