package dev.varve.context;

import dev.varve.session.Place;
import dev.varve.session.SessionKey;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Memories written by hand, each a day younger than the one before. */
final class TestingMemories {

  private static final long DAY_MS = 86_400_000;

  private final Database database;
  private String client = "api";
  private long at = Instant.parse("2030-05-01T00:00:00Z").toEpochMilli();

  TestingMemories(Database database) {
    this.database = database;
  }

  /** What comes next happened on the days after this, in a session of another client. */
  void goTo(Instant day) {
    at = day.toEpochMilli();
    client = "codex";
  }

  static Place place(String identity) {
    return new Place(identity, "tally", "/work", "main", null);
  }

  long observation(String identity, String title, String fact) {
    return observation(identity, "bugfix", null, title, fact);
  }

  long observation(String identity, String type, @Nullable String branch, String title, String fact) {
    at += DAY_MS;
    return database.write(
        tx ->
            tx.number(
                """
                INSERT INTO observations (session_id, project_id, turn_id, prompt_number, type, title, subtitle,
                  narrative, facts, concepts, branch, original_at_ms, created_at_ms)
                VALUES (?, ?, ?, 1, ?, ?, '', '', json_array(?), '[]', ?, ?, 0) RETURNING id""",
                session(tx, identity),
                project(tx, identity),
                turn(tx, identity),
                type,
                title,
                fact,
                branch,
                at));
  }

  void file(long observation, String path, String access) {
    database.write(
        tx ->
            tx.update(
                """
                INSERT INTO observation_files (observation_id, path, access, original_at_ms)
                SELECT id, ?, ?, original_at_ms FROM observations WHERE id = ?""",
                path,
                access,
                observation));
  }

  /** A message of the project's session, from which the observation was drawn. */
  long source(String identity, long observation) {
    return database.write(
        tx -> {
          long message = message(tx, identity);
          tx.update("INSERT INTO observation_sources (observation_id, message_id) VALUES (?, ?)", observation, message);
          return message;
        });
  }

  long session(String identity) {
    return database.write(tx -> session(tx, identity));
  }

  static SessionKey key(String identity) {
    return new SessionKey("api", identity);
  }

  long summary(String identity, String request, String nextSteps) {
    at += DAY_MS;
    return database.write(
        tx ->
            tx.number(
                """
                INSERT INTO summaries (session_id, project_id, turn_id, message_id, first_prompt, last_prompt, request,
                  investigated, learned, completed, next_steps, notes, branch, original_at_ms, created_at_ms)
                VALUES (?, ?, ?, ?, 1, 1, ?, '', 'learned much', 'completed all', ?, '', 'main', ?, 0) RETURNING id""",
                session(tx, identity),
                project(tx, identity),
                turn(tx, identity),
                message(tx, identity),
                request,
                nextSteps,
                at));
  }

  void deadMessages(String identity, int count) {
    database.write(
        tx -> {
          for (int i = 0; i < count; i++) {
            tx.update("UPDATE messages SET state = 'dead' WHERE id = ?", message(tx, identity));
          }
          return count;
        });
  }

  private static long project(Tx tx, String identity) {
    return tx.number(
        """
        INSERT INTO projects (identity, name, created_at_ms) VALUES (?, 'tally', 0)
        ON CONFLICT (space_id, identity) DO UPDATE SET name = excluded.name RETURNING id""",
        identity);
  }

  private long session(Tx tx, String identity) {
    return tx.number(
        """
        INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
        VALUES (?, ?, ?, '/work', 0, 0)
        ON CONFLICT (space_id, client, client_session_id) DO UPDATE SET cwd = excluded.cwd RETURNING id""",
        client,
        identity,
        project(tx, identity));
  }

  private long turn(Tx tx, String identity) {
    return tx.number(
        """
        INSERT INTO turns (session_id, term, kind, observer, message_count, started_at_ms)
        VALUES (?, 1, 'tool_use', 'rules', 1, 0) RETURNING id""",
        session(tx, identity));
  }

  private long message(Tx tx, String identity) {
    return tx.number(
        """
        INSERT INTO messages (session_id, kind, dedup_key, state, prompt_number, first_prompt, project_id, cwd,
          richness, payload_bytes, original_at_ms, accepted_at_ms)
        VALUES (?, 'summarize', hex(randomblob(8)), 'done', 1, 1, ?, '/work', 1, 0, 0, 0) RETURNING id""",
        session(tx, identity),
        project(tx, identity));
  }
}
