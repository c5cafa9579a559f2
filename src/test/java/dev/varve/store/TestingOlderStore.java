package dev.varve.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A store as an older version left it: messages in every state, with and without payloads, prompts and memories. */
final class TestingOlderStore {

  /** Messages by state; the payload of those marked was taken by retention, and that of a refused one never was. */
  private static final List<String> ROWS =
      List.of(
          """
          INSERT INTO projects (id, identity, name, created_at_ms) VALUES (1, 'git:x', 'x', 1), (2, 'path:/y', 'y', 2)""",
          """
          INSERT INTO sessions (id, client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms, last_prompt,
            accepted, unsummarized, term)
          VALUES (1, 'claude-code', 's', 1, '/x', 1, 9, 2, 7, 1, 3), (2, 'api', 's', 2, '/y', 1, 9, 0, 2, 2, 0)""",
          """
          INSERT INTO prompts (id, session_id, number, dedup_key, text, private, source, original_at_ms, accepted_at_ms)
          VALUES (1, 1, 1, 'p1', 'go — «on»', 0, 'user', 5, 5), (2, 1, 2, 'p2', '', 1, 'user', 6, 6)""",
          """
          INSERT INTO turns (id, session_id, term, kind, observer, message_count, started_at_ms, ended_at_ms, ended)
          VALUES (1, 1, 1, 'tool_use', 'rules', 2, 1, 2, 'answered'), (2, 1, 2, 'summarize', 'rules', 1, 3, 4, 'answered'),
            (3, 1, 2, 'tool_use', 'rules', 1, 3, 4, 'abandoned'), (4, 1, 3, 'tool_use', 'rules', 1, 5, NULL, NULL)""",
          """
          INSERT INTO messages (id, session_id, kind, dedup_key, state, outcome, reason, prompt_number, first_prompt,
            project_id, cwd, richness, payload_bytes, attempts, last_error, turn_id, original_at_ms, accepted_at_ms,
            settled_at_ms)
          VALUES (1, 1, 'tool_use', 'a', 'done', 'remembered', NULL, 1, 1, 1, '/x', 1, 8, 0, NULL, 1, 5, 5, 7),
            (2, 1, 'tool_use', 'taken', 'done', 'not_remembered', NULL, 1, 1, 1, '/x', 1, 8, 1, NULL, 1, 5, 5, 7),
            (3, 1, 'summarize', 'c', 'done', 'remembered', NULL, 1, 1, 1, '/x', 1, 8, 0, NULL, 2, 6, 6, 7),
            (4, 1, 'tool_use', 'd', 'dead', NULL, NULL, 2, 2, 1, '/x', 2, 8, 3, 'it failed', NULL, 6, 6, 7),
            (5, 1, 'tool_use', 'refused', 'skipped', NULL, 'private', 2, 2, 1, '/x', 0, 0, 0, NULL, NULL, 6, 6, 6),
            (6, 1, 'tool_use', 'f', 'processing', NULL, NULL, 2, 2, 1, '/x', 2, 8, 0, NULL, 4, 7, 7, NULL),
            (7, 1, 'tool_use', 'taken too', 'dropped', NULL, NULL, 2, 2, 1, '/x', 2, 8, 3, 'it failed', NULL, 6, 6, 7),
            (8, 2, 'tool_use', 'h', 'pending', NULL, NULL, 0, 0, 2, '/y', 1, 8, 1, 'once', NULL, 8, 8, NULL),
            (9, 2, 'tool_use', 'i', 'pending', NULL, NULL, 0, 0, 2, '/y', 1, 8, 0, NULL, NULL, 9, 9, NULL),
            (12, 2, 'tool_use', 'never', 'pending', NULL, NULL, 0, 0, 2, '/y', 1, 0, 0, NULL, NULL, 9, 9, NULL)""",
          "DELETE FROM messages WHERE id = 12",
          """
          INSERT INTO observations (id, session_id, project_id, turn_id, prompt_number, type, title, subtitle, narrative,
            facts, concepts, original_at_ms, created_at_ms)
          VALUES (1, 1, 1, 1, 1, 'change', 'title', '', 'it ''is''', '["f"]', '[]', 5, 7)""",
          "INSERT INTO observation_sources (observation_id, message_id) VALUES (1, 1)",
          """
          INSERT INTO observation_files (observation_id, path, access)
          VALUES (1, 'a/b.c', 'read'), (1, 'a/b.c', 'modified')""",
          """
          INSERT INTO summaries (id, session_id, project_id, turn_id, message_id, first_prompt, last_prompt, request,
            investigated, learned, completed, next_steps, notes, original_at_ms, created_at_ms)
          VALUES (1, 1, 1, 2, 3, 1, 1, 'r', 'i', 'l', 'c', 'n', '', 6, 7)""",
          """
          INSERT INTO changes (id, kind, session_id, subject_id, at_ms)
          VALUES (1, 'observation', 1, 1, 7), (2, 'summary', 1, 1, 7)""",
          "INSERT INTO redactions (kind, found) VALUES ('github', 3)");

  private TestingOlderStore() {}

  /** Brings a new database up to the version and fills it. */
  static void fill(Connection connection, int version) throws SQLException {
    new Migrations(new SqliteDialect(), Migrations.FILES.subList(0, version), () -> {}, () -> {}).run(connection);
    try (Statement statement = connection.createStatement()) {
      for (String sql : ROWS) {
        statement.execute(sql);
      }
    }
    String sql =
        version <= OlderStore.VERSION
            ? "UPDATE messages SET payload = ? WHERE id = ?"
            : "INSERT INTO payloads (payload, message_id) VALUES (?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<Long, byte[]> payload : payloads().entrySet()) {
        statement.setBytes(1, payload.getValue());
        statement.setLong(2, payload.getKey());
        statement.executeUpdate();
      }
    }
    takeRest(connection, version);
  }

  /** From the eighth version on the length of a payload that is gone is 0. */
  private static void takeRest(Connection connection, int version) throws SQLException {
    if (version > OlderStore.VERSION) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("UPDATE messages SET payload_bytes = 0 WHERE dedup_key LIKE 'taken%'");
      }
    }
  }

  /** By message: a single byte, zeros, what fits into a row and what takes many pages. */
  static Map<Long, byte[]> payloads() {
    byte[] many = new byte[200_000];
    new Random(8).nextBytes(many);
    Map<Long, byte[]> payloads = new TreeMap<>();
    payloads.put(1L, new byte[] {0});
    payloads.put(3L, new byte[64]);
    payloads.put(4L, Arrays.copyOf(many, 500));
    payloads.put(6L, Arrays.copyOf(many, 20_000));
    payloads.put(8L, many);
    payloads.put(9L, new byte[] {-1, 0, 39, 59, 10});
    return payloads;
  }
}
