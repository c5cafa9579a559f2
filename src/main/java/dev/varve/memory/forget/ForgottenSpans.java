package dev.varve.memory.forget;

import dev.varve.queue.SessionId;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.List;

/**
 * Times of sessions that were forgotten as a whole. What happened in one and is heard of later, from a transcript or a
 * hook's spool, is refused on record.
 */
final class ForgottenSpans {

  private ForgottenSpans() {}

  /** The sessions of which everything falls. */
  static List<SessionId> wholly(Tx tx, ForgetScope scope) {
    return switch (scope) {
      case ForgetScope.OfSession one -> List.of(one.session());
      case ForgetScope.OfProject all ->
          tx.list(
              "SELECT id FROM sessions WHERE project_id = ? ORDER BY id",
              row -> new SessionId(row.number(1)),
              all.project().value());
      case ForgetScope.Named _, ForgetScope.Between _ -> List.of();
    };
  }

  /** Nothing that happened in the scope's time comes into the session any more. */
  static void close(Tx tx, ForgetScope scope, SessionId session, Instant now) {
    switch (scope) {
      case ForgetScope.Named _ -> {
        // The identity of each message and prompt protects it.
      }
      case ForgetScope.OfSession _ -> empty(tx, session, now);
      case ForgetScope.OfProject project -> {
        if (isAt(tx, session, project)) {
          empty(tx, session, now);
        }
      }
      case ForgetScope.Between between -> add(tx, session, between.since(), between.until());
    }
  }

  private static boolean isAt(Tx tx, SessionId session, ForgetScope.OfProject project) {
    return tx.number("SELECT project_id FROM sessions WHERE id = ?", session.value()) == project.project().value();
  }

  private static void empty(Tx tx, SessionId session, Instant now) {
    add(tx, session, Instant.EPOCH, now);
    tx.update(
        """
        UPDATE sessions SET cwd = '', branch = NULL, head = NULL, conversation_id = NULL, unsummarized = 0,
          summarized_prompt = last_prompt WHERE id = ?""",
        session.value());
  }

  private static void add(Tx tx, SessionId session, Instant from, Instant until) {
    tx.update(
        "INSERT INTO forgotten_spans (session_id, from_at_ms, until_at_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        session.value(),
        from.toEpochMilli(),
        until.toEpochMilli());
    tx.update("UPDATE sessions SET forgotten = 1 WHERE id = ?", session.value());
  }
}
