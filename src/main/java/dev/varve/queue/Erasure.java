package dev.varve.queue;

import dev.varve.store.Tx;
import java.time.Instant;

/**
 * Takes everything from a message but its identity, its place in the order and its turn: it stays in the books as
 * forgotten, and whoever tells it again is told that it is known.
 */
public final class Erasure {

  private Erasure() {}

  /**
   * False when there was nothing left to take. The caller takes its lineage in the same transaction, and fences the
   * session when the message was open, so that no turn under way remembers it.
   */
  public static boolean erase(Tx tx, MessageId id, Instant now) {
    boolean erased = tx.update(
            """
            UPDATE messages SET state = 'forgotten', outcome = NULL, reason = NULL,
              tool = NULL, cwd = '', branch = NULL, head = NULL, agent_id = NULL, agent_type = NULL, last_error = NULL,
              settled_at_ms = coalesce(settled_at_ms, ?), turn_id = CASE WHEN state = 'done' THEN turn_id END
            WHERE id = ? AND state NOT IN ('forgotten', 'skipped')""",
            now.toEpochMilli(),
            id.value())
        > 0;
    if (erased) {
      Payloads.take(tx, id);
    }
    return erased;
  }
}
