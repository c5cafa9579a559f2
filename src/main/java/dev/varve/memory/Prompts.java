package dev.varve.memory;

import dev.varve.queue.Changes;
import dev.varve.queue.SessionId;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored prompts, numbered within their session. */
public final class Prompts {

  /** Whether a prompt was new. */
  public sealed interface Outcome {

    record Stored(long id) implements Outcome {}

    record Duplicate(long id) implements Outcome {}

    /** The number is taken by another prompt. */
    record NumberTaken(int number) implements Outcome {}
  }

  /** A prompt as a tool use refers to it. */
  public record Reference(int number, boolean isPrivate) {}

  /** Stores the prompt under the number; the caller raises the session's last number. */
  public Outcome store(Tx tx, SessionId session, NewPrompt prompt, int number, Instant now) {
    Optional<Outcome> known = duplicate(tx, session, prompt);
    return known.orElseGet(() -> insert(tx, session, prompt, number, now));
  }

  /** The prompt that the client calls by this id. */
  public Optional<Reference> byClientId(Tx tx, SessionId session, String clientPromptId) {
    return tx.first(
        "SELECT number, private FROM prompts WHERE session_id = ? AND client_prompt_id = ?",
        row -> new Reference(row.count("number"), row.flag("private")),
        session.value(),
        clientPromptId);
  }

  /** Whether the session has a prompt of a later time. */
  public boolean isLate(Tx tx, SessionId session, Instant at) {
    return tx.number(
            "SELECT coalesce(max(original_at_ms), 0) FROM prompts WHERE session_id = ?", session.value())
        > at.toEpochMilli();
  }

  /** Whether all prompts of the session, at least one, are of a later time. */
  public boolean beginAfter(Tx tx, SessionId session, Instant at) {
    return tx.number(
            "SELECT coalesce(min(original_at_ms), 0) FROM prompts WHERE session_id = ?", session.value())
        > at.toEpochMilli();
  }

  /** The prompts with these numbers, both included, in order. */
  public List<StoredPrompt> range(Tx tx, SessionId session, int first, int last) {
    return tx.list(
        "SELECT * FROM prompts WHERE space_id = 1 AND session_id = ? AND number BETWEEN ? AND ? ORDER BY number",
        Prompts::prompt,
        session.value(),
        first,
        last);
  }

  /** Newest first. */
  public Page<StoredPrompt> list(Tx tx, Filter filter) {
    List<StoredPrompt> rows =
        tx.list(
            "SELECT t.* FROM prompts t WHERE " + filter.condition("t.project_id", false),
            Prompts::prompt,
            filter.arguments(false));
    return filter.page(rows, StoredPrompt::id);
  }

  /** Takes its text and its vector; number and identity stay, so that it is known when it is told again. */
  public void forget(Tx tx, long id, Instant now) {
    Vectors.forget(tx, MemoryRef.prompt(id));
    tx.first(
            "UPDATE prompts SET text = '' WHERE id = ? AND text <> '' RETURNING session_id",
            row -> new SessionId(row.number(1)),
            id)
        .ifPresent(session -> Changes.append(tx, "forgotten_prompt", session, id, now));
  }

  private static Optional<Outcome> duplicate(Tx tx, SessionId session, NewPrompt prompt) {
    return tx.first(
        "SELECT id FROM prompts WHERE space_id = 1 AND session_id = ? AND dedup_key = ?",
        row -> new Outcome.Duplicate(row.number(1)),
        session.value(),
        prompt.dedupKey());
  }

  private static Outcome insert(Tx tx, SessionId session, NewPrompt prompt, int number, Instant now) {
    Optional<Long> id =
        tx.insert(
            """
            INSERT INTO prompts (session_id, project_id, number, dedup_key, client_prompt_id, text, private, source,
              original_at_ms, accepted_at_ms)
            VALUES (?, (SELECT project_id FROM sessions WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""",
            session.value(),
            session.value(),
            number,
            prompt.dedupKey(),
            prompt.clientPromptId(),
            prompt.text().text(),
            prompt.text().whollyPrivate(),
            prompt.source(),
            prompt.originalAt().toEpochMilli(),
            now.toEpochMilli());
    id.ifPresent(stored -> Changes.append(tx, "prompt", session, stored, now));
    return id.<Outcome>map(Outcome.Stored::new).orElseGet(() -> new Outcome.NumberTaken(number));
  }

  private static StoredPrompt prompt(Row row) throws SQLException {
    return new StoredPrompt(
        row.number("id"),
        row.number("session_id"),
        row.count("number"),
        row.text("text"),
        row.flag("private"),
        row.text("source"),
        row.instant("original_at_ms"));
  }
}
