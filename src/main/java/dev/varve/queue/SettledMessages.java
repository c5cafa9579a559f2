package dev.varve.queue;

import dev.varve.store.Tx;
import java.time.Instant;
import java.util.Optional;
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
      ON CONFLICT (space_id, session_id, dedup_key) DO NOTHING RETURNING id""";

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

  /** A turn that counts as answered; it gets its messages by {@link #record}. */
  public TurnId turn(Tx tx, SessionId session, String kind, String observer, @Nullable String model, Instant now) {
    return new TurnId(
        tx.number(
            """
            INSERT INTO turns (session_id, term, kind, observer, model, message_count, started_at_ms, ended_at_ms, ended)
            VALUES (?, 0, ?, ?, ?, 0, ?, ?, 'answered') RETURNING id""",
            session.value(),
            kind,
            observer,
            model,
            now.toEpochMilli(),
            now.toEpochMilli()));
  }

  /**
   * Records the message without a payload; the memory it is remembered by must be stored in the same transaction.
   * Empty when its identity is known.
   */
  public Optional<MessageId> record(Tx tx, Snapshot born, Source source, TurnId turn, Instant now) {
    Optional<MessageId> id =
        tx.first(
            INSERT,
            row -> new MessageId(row.number(1)),
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
            now.toEpochMilli());
    if (id.isPresent()) {
      tx.update("UPDATE sessions SET accepted = accepted + 1 WHERE id = ?", born.session().value());
      tx.update("UPDATE turns SET message_count = message_count + 1 WHERE id = ?", turn.value());
    }
    return id;
  }
}
