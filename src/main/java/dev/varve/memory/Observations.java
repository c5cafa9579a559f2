package dev.varve.memory;

import dev.varve.queue.Changes;
import dev.varve.queue.MessageId;
import dev.varve.queue.SessionId;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored observations, with their lineage and their files. */
public final class Observations {

  private static final String SELECT =
      "SELECT t.*, p.name AS project FROM observations t JOIN projects p ON p.id = t.project_id WHERE ";

  /** Stores it with its lineage; returns its id. */
  public long store(Tx tx, NewObservation draft, Instant now) {
    return store(tx, draft, now, now);
  }

  /** One that was first stored at another time, in another store. */
  public long store(Tx tx, NewObservation draft, Instant createdAt, Instant now) {
    long id =
        tx.insert(
            """
            INSERT INTO observations (session_id, project_id, turn_id, prompt_number, type, title, subtitle,
              narrative, facts, concepts, branch, head, agent_type, original_at_ms, created_at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            draft.born().session().value(),
            draft.born().project().value(),
            draft.turn().value(),
            draft.born().promptNumber(),
            draft.type(),
            draft.title(),
            draft.subtitle(),
            draft.narrative(),
            Json.write(draft.facts()),
            Json.write(draft.concepts()),
            draft.born().branch(),
            draft.born().head(),
            draft.agentType(),
            draft.originalAt().toEpochMilli(),
            createdAt.toEpochMilli())
            .orElseThrow();
    for (MessageId source : draft.sources()) {
      tx.update(
          "INSERT INTO observation_sources (observation_id, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
          id,
          source.value());
    }
    ProjectFiles.store(tx, id, draft);
    Changes.append(tx, "observation", draft.born().session(), id, now);
    return id;
  }

  /** Newest first. */
  public Page<Observation> list(Tx tx, Filter filter) {
    List<Observation> rows =
        tx.list(SELECT + filter.condition("t.project_id", true), row -> observation(tx, row, List.of()), filter.arguments(true));
    return filter.page(rows, Observation::id);
  }

  /** One observation with its sources. */
  public Optional<Observation> find(Tx tx, long id) {
    List<Long> sources =
        tx.list(
            "SELECT message_id FROM observation_sources WHERE observation_id = ? ORDER BY message_id",
            row -> row.number(1),
            id);
    return tx.first(SELECT + "t.id = ?", row -> observation(tx, row, sources), id);
  }

  /** What a session's observations of a range of prompts say, oldest first. */
  public List<Observation> ofPrompts(Tx tx, long session, int first, int last) {
    return tx.list(
        SELECT + "t.session_id = ? AND t.prompt_number BETWEEN ? AND ? ORDER BY t.id",
        row -> observation(tx, row, List.of()),
        session,
        first,
        last);
  }

  /** Takes it away with its lineage, its files and its vector; its id never comes back. */
  public void forget(Tx tx, long id, Instant now) {
    Optional<Placed> placed =
        tx.first(
            "SELECT session_id, project_id FROM observations WHERE id = ?",
            row -> new Placed(new SessionId(row.number(1)), row.number(2)),
            id);
    placed.ifPresent(place -> {
      ProjectFiles.remove(tx, id, place.project());
      Vectors.forget(tx, MemoryRef.observation(id));
      tx.update("DELETE FROM observation_sources WHERE observation_id = ?", id);
      tx.update("DELETE FROM observations WHERE id = ?", id);
      Changes.append(tx, "forgotten_observation", place.session(), id, now);
    });
  }

  private record Placed(SessionId session, long project) {}

  static List<String> paths(Tx tx, long id, String access) {
    return tx.list(
        "SELECT path FROM observation_files WHERE observation_id = ? AND access = ? ORDER BY path",
        row -> row.text(1),
        id,
        access);
  }

  private static Observation observation(Tx tx, Row row, List<Long> sources) throws SQLException {
    long id = row.number("id");
    return new Observation(
        id,
        row.number("session_id"),
        row.text("project"),
        row.count("prompt_number"),
        row.text("type"),
        row.text("title"),
        row.text("subtitle"),
        row.text("narrative"),
        Json.read(row.text("facts")),
        Json.read(row.text("concepts")),
        paths(tx, id, "read"),
        paths(tx, id, "modified"),
        row.textOrNull("branch"),
        row.textOrNull("head"),
        row.textOrNull("agent_type"),
        row.instant("original_at_ms"),
        row.instant("created_at_ms"),
        sources);
  }
}
