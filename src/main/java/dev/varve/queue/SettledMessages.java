package dev.varve.queue;

import dev.varve.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The door for what needs no observer: notes, and what another store has observed. Such a message is remembered when
 * it comes, in a turn that counts as answered, so that it is in the books like any other.
 */
public final class SettledMessages {

  private static final String INSERT =
      """
      INSERT INTO messages (session_id, kind, dedup_key, state, outcome, prompt_number, first_prompt, project_id, cwd,
        branch, head, agent_type, tool, ending, richness, payload_bytes, turn_id, original_at_ms, accepted_at_ms,
        settled_at_ms)
      VALUES (?, ?, ?, 'done', 'remembered', ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?)
      ON CONFLICT (space_id, session_id, dedup_key) DO NOTHING""";

  /**
   * Where a memory comes from.
   *
   * @param dedupKey identity within the session
   */
  public record Source(
      MessageKind kind,
      String dedupKey,
      @Nullable String tool,
      @Nullable String ending,
      @Nullable String agentType,
      Instant originalAt) {}

  /**
   * A turn that counts as answered.
   *
   * @param kind what it was for, in the books
   * @param observer who answered
   * @param messages how many it settles
   */
  public record SettledTurn(
      SessionId session, String kind, String observer, @Nullable String model, int messages, Instant endedAt) {}

  /** Opens the books for a turn; the caller records exactly as many messages in the same transaction. */
  public TurnId turn(Tx tx, SettledTurn turn) {
    tx.update(
        "UPDATE sessions SET accepted = accepted + ? WHERE id = ?", turn.messages(), turn.session().value());
    return new TurnId(
        tx.insert(
            """
            INSERT INTO turns (session_id, term, kind, observer, model, message_count, started_at_ms, ended_at_ms, ended)
            VALUES (?, 0, ?, ?, ?, ?, ?, ?, 'answered')""",
            turn.session().value(),
            turn.kind(),
            turn.observer(),
            turn.model(),
            turn.messages(),
            turn.endedAt().toEpochMilli(),
            turn.endedAt().toEpochMilli())
            .orElseThrow());
  }

  /**
   * Records one of the turn's messages without a payload; the memory it is remembered by must be stored in the same
   * transaction.
   *
   * @throws IllegalStateException when its identity is known, so that the transaction is undone
   */
  public MessageId record(Tx tx, Snapshot born, Source source, TurnId turn, Instant now) {
    return tx.insert(
            INSERT,
            born.session().value(),
            source.kind().stored(),
            source.dedupKey(),
            born.promptNumber(),
            born.firstPrompt(),
            born.project().value(),
            born.cwd(),
            born.branch(),
            born.head(),
            source.agentType(),
            source.tool(),
            source.ending(),
            turn.value(),
            source.originalAt().toEpochMilli(),
            now.toEpochMilli(),
            now.toEpochMilli())
        .map(MessageId::new)
        .orElseThrow(() -> new IllegalStateException("message " + source.dedupKey() + " is known"));
  }

  /** Whether the session has such a message, whatever became of it. */
  public boolean isKnown(Tx tx, SessionId session, String dedupKey) {
    return tx.first(
            "SELECT 1 FROM messages WHERE space_id = 1 AND session_id = ? AND dedup_key = ?",
            row -> row.number(1),
            session.value(),
            dedupKey)
        .isPresent();
  }
}
