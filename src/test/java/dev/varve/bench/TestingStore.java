package dev.varve.bench;

import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.Tx;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A store with one session, and rows written by hand. */
final class TestingStore {

  private TestingStore() {}

  static SqliteDatabase open(Path folder) {
    SqliteDatabase database = EmptyStore.open(folder.resolve("varve.db"));
    database.write(
        tx -> {
          tx.update("INSERT INTO projects (id, identity, name, created_at_ms) VALUES (1, 'p', 'p', 0)");
          return session(tx, 1) + session(tx, 2);
        });
    return database;
  }

  private static int session(Tx tx, long id) {
    return tx.update(
        "INSERT INTO sessions (id, client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)"
            + " VALUES (?, 'api', ?, 1, '/', 0, 0)",
        id,
        "s" + id);
  }

  static void turn(Tx tx, long id, String ended) {
    tx.update(
        "INSERT INTO turns (id, session_id, term, kind, observer, message_count, started_at_ms, ended_at_ms, ended)"
            + " VALUES (?, 1, 1, 'tool_use', 'rules', 1, 0, 0, ?)",
        id,
        ended);
  }

  static void message(Tx tx, long id, long session, String key, String state, @Nullable Long turn) {
    tx.update(
        "INSERT INTO messages (id, session_id, kind, dedup_key, state, outcome, prompt_number, first_prompt, project_id,"
            + " cwd, richness, payload_bytes, turn_id, original_at_ms, accepted_at_ms)"
            + " VALUES (?, ?, 'tool_use', ?, ?, ?, 0, 0, 1, '/', 3, 0, ?, 0, 0)",
        id,
        session,
        key,
        state,
        state.equals("done") ? "remembered" : null,
        turn);
  }

  static void observation(Tx tx, long id, long turn, long... sources) {
    tx.update(
        "INSERT INTO observations (id, session_id, project_id, turn_id, prompt_number, type, title, subtitle, narrative,"
            + " facts, concepts, original_at_ms, created_at_ms) VALUES (?, 1, 1, ?, 0, 'change', '', '', '', '[]', '[]', 0, 0)",
        id,
        turn);
    for (long source : sources) {
      tx.update("INSERT INTO observation_sources (observation_id, message_id) VALUES (?, ?)", id, source);
    }
  }
}
