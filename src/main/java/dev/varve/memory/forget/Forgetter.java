package dev.varve.memory.forget;

import dev.varve.memory.Observations;
import dev.varve.memory.Summaries;
import dev.varve.queue.Erasure;
import dev.varve.queue.MessageId;
import dev.varve.store.Tx;
import java.time.Instant;

/** Forgets one message with what was drawn from it alone, so that the books balance after each. */
final class Forgetter {

  private final Observations observations = new Observations();
  private final Summaries summaries = new Summaries();

  void message(Tx tx, long id, Instant now) {
    Erasure.erase(tx, new MessageId(id), now);
    for (long summary :
        tx.list("SELECT id FROM summaries WHERE message_id = ?", row -> row.number(1), id)) {
      summaries.forget(tx, summary, now);
    }
    for (long observation :
        tx.list(
            "DELETE FROM observation_sources WHERE message_id = ? RETURNING observation_id", row -> row.number(1), id)) {
      long left = tx.number("SELECT count(*) FROM observation_sources WHERE observation_id = ?", observation);
      if (left == 0) {
        observations.forget(tx, observation, now);
      }
    }
  }
}
