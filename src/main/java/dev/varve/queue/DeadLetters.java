package dev.varve.queue;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages no observer could digest: kept with their reason until somebody replays or drops them. */
public final class DeadLetters {

  /**
   * One dead message.
   *
   * @param replayable false when its payload is gone, so that it can only be dropped
   */
  public record DeadLetter(
      MessageId id,
      SessionId session,
      String kind,
      @Nullable String tool,
      int attempts,
      String error,
      Instant diedAt,
      boolean replayable) {}

  /** The dead messages after an id, oldest first. */
  public List<DeadLetter> list(Tx tx, long afterId, int max) {
    return tx.list(
        """
        SELECT id, session_id, kind, tool, attempts, last_error, settled_at_ms,
          CASE WHEN payload_bytes > 0 THEN 1 ELSE 0 END AS replayable
        FROM messages WHERE state = 'dead' AND id > ? ORDER BY id LIMIT ?""",
        DeadLetters::deadLetter,
        afterId,
        max);
  }

  /**
   * Gives dead messages all their attempts back; those that are not replayable, or not dead, stay as they are.
   * Returns the session of each message that waits again.
   */
  public List<SessionId> retry(Tx tx, List<MessageId> ids) {
    List<SessionId> sessions = new ArrayList<>();
    for (MessageId id : ids) {
      tx.first(
              """
              UPDATE messages SET state = 'pending', attempts = 0, failed_alone_at_ms = NULL, settled_at_ms = NULL
              WHERE id = ? AND state = 'dead' AND payload_bytes > 0 RETURNING session_id""",
              row -> new SessionId(row.number(1)),
              id.value())
          .ifPresent(sessions::add);
    }
    return sessions;
  }

  /** Gives dead messages up for good; their rows stay and keep protecting their identity. */
  public int drop(Tx tx, List<MessageId> ids, Instant now) {
    int dropped = 0;
    for (MessageId id : ids) {
      if (drop(tx, id, now)) {
        dropped++;
        Payloads.take(tx, id);
      }
    }
    return dropped;
  }

  private static boolean drop(Tx tx, MessageId id, Instant now) {
    return tx.update(
            "UPDATE messages SET state = 'dropped', settled_at_ms = ? WHERE id = ? AND state = 'dead'",
            now.toEpochMilli(),
            id.value())
        > 0;
  }

  private static DeadLetter deadLetter(Row row) throws SQLException {
    return new DeadLetter(
        new MessageId(row.number("id")),
        new SessionId(row.number("session_id")),
        row.text("kind"),
        row.textOrNull("tool"),
        row.count("attempts"),
        row.text("last_error"),
        row.instant("settled_at_ms"),
        row.flag("replayable"));
  }
}
