package dev.varve.queue;

import dev.varve.store.Tx;
import java.util.List;

/** The rows a turn leaves behind, as far as the queue looks at them. */
final class TestingMemories {

  private TestingMemories() {}

  static void store(Tx tx, Batch batch, List<MessageId> sources) {
    if (sources.isEmpty()) {
      return;
    }
    if (batch.kind() == MessageKind.SUMMARIZE) {
      summary(tx, batch, sources.getFirst());
    } else {
      observation(tx, batch, sources);
    }
  }

  private static void observation(Tx tx, Batch batch, List<MessageId> sources) {
    long id =
        tx.number(
            """
            INSERT INTO observations (session_id, project_id, turn_id, prompt_number, type, title, subtitle, narrative,
              facts, concepts, original_at_ms, created_at_ms)
            VALUES (?, 1, ?, 1, 'change', 't', '', '', '[]', '[]', 0, 0) RETURNING id""",
            batch.session().value(),
            batch.turn().value());
    for (MessageId source : sources) {
      tx.update("INSERT INTO observation_sources (observation_id, message_id) VALUES (?, ?)", id, source.value());
    }
  }

  private static void summary(Tx tx, Batch batch, MessageId message) {
    tx.update(
        """
        INSERT INTO summaries (session_id, project_id, turn_id, message_id, first_prompt, last_prompt, request,
          investigated, learned, completed, next_steps, notes, original_at_ms, created_at_ms)
        VALUES (?, 1, ?, ?, 1, 1, '', '', '', '', '', '', 0, 0)""",
        batch.session().value(),
        batch.turn().value(),
        message.value());
  }
}
