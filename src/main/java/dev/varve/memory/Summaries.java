package dev.varve.memory;

import dev.varve.queue.Changes;
import dev.varve.queue.SessionId;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored session summaries. */
public final class Summaries {

  private static final String SELECT =
      "SELECT t.*, p.name AS project FROM summaries t JOIN projects p ON p.id = t.project_id WHERE ";

  /** Stores it; returns its id. */
  public long store(Tx tx, NewSummary draft, Instant now) {
    return store(tx, draft, now, now);
  }

  /** One that was first stored at another time, in another store. */
  public long store(Tx tx, NewSummary draft, Instant createdAt, Instant now) {
    long id =
        tx.insert(
            """
            INSERT INTO summaries (session_id, project_id, turn_id, message_id, first_prompt, last_prompt, request,
              investigated, learned, completed, next_steps, notes, branch, original_at_ms, created_at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            draft.born().session().value(),
            draft.born().project().value(),
            draft.turn().value(),
            draft.message().value(),
            draft.born().firstPrompt(),
            draft.born().promptNumber(),
            draft.request(),
            draft.investigated(),
            draft.learned(),
            draft.completed(),
            draft.nextSteps(),
            draft.notes(),
            draft.born().branch(),
            draft.originalAt().toEpochMilli(),
            createdAt.toEpochMilli())
            .orElseThrow();
    Changes.append(tx, "summary", draft.born().session(), id, now);
    return id;
  }

  /** Newest first. */
  public Page<Summary> list(Tx tx, Filter filter) {
    List<Summary> rows =
        tx.list(SELECT + filter.condition("t.project_id", false), Summaries::summary, filter.arguments(false));
    return filter.page(rows, Summary::id);
  }

  public Optional<Summary> find(Tx tx, long id) {
    return tx.first(SELECT + "t.id = ?", Summaries::summary, id);
  }

  /** Takes it away with its vector; its id never comes back. */
  public void forget(Tx tx, long id, Instant now) {
    Vectors.forget(tx, MemoryRef.summary(id));
    tx.first(
            "DELETE FROM summaries WHERE id = ? RETURNING session_id", row -> new SessionId(row.number(1)), id)
        .ifPresent(session -> Changes.append(tx, "forgotten_summary", session, id, now));
  }

  private static Summary summary(Row row) throws SQLException {
    return new Summary(
        row.number("id"),
        row.number("session_id"),
        row.text("project"),
        row.count("first_prompt"),
        row.count("last_prompt"),
        row.text("request"),
        row.text("investigated"),
        row.text("learned"),
        row.text("completed"),
        row.text("next_steps"),
        row.text("notes"),
        row.textOrNull("branch"),
        row.instant("original_at_ms"),
        row.instant("created_at_ms"));
  }
}
