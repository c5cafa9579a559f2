package dev.varve.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.store.Database;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way the books can be wrong is named. The store begins with messages 1 to 6: see {@link #begin}. */
class ConservationTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void begin() {
    file = folder.resolve("varve.db");
    try (Database database = open()) {
      TestingQueue queue = new TestingQueue(database);
      SessionId session = queue.session("one");
      MessageId remembered = queue.toolUse(session, "remembered");
      queue.toolUse(session, "not remembered");
      queue.confirm(queue.claim(session), List.of(remembered));
      queue.confirm(queue.claim(session, queue.summarize(session, "asked")));
      MessageId summarized = queue.summarize(session, "summarized");
      queue.confirm(queue.claim(session), List.of(summarized));
      queue.skip(session, "skipped", SkipReason.PRIVATE);
      queue.toolUse(session, "processing");
      queue.claim(session);
      queue.toolUse(session, "pending");
    }
  }

  @Test
  void a_sound_store_is_balanced() {
    Conservation audit = audit();

    assertThat(audit.balanced()).isTrue();
    assertThat(audit.accepted()).isEqualTo(7);
    assertThat(audit.states().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(7);
    assertThat(audit.count("done")).isEqualTo(4);
    assertThat(audit.count("dead")).isZero();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a lost pending row     | DELETE FROM messages WHERE state = 'pending'                      | session 1 accepted 7 messages and holds 6
      a lost done row        | DELETE FROM messages WHERE id = 2                                 | turn 1 was answered for 2 messages and 1
      a counter too high     | UPDATE sessions SET accepted = accepted + 1                       | session 1 accepted 8 messages and holds 7
      a counter too low      | UPDATE sessions SET accepted = 0                                  | session 1 accepted 0 messages and holds 7
      a lost session         | DELETE FROM sessions                                              | belongs to session 1, which does not exist
      an unknown state       | UPDATE messages SET state = 'gone' WHERE state = 'pending'        | is in no state that counts
      an outcome too early   | UPDATE messages SET outcome = 'remembered' WHERE state = 'pending' | outcome does not fit
      done without outcome   | UPDATE messages SET outcome = NULL WHERE id = 2                   | outcome does not fit
      a lost payload         | DELETE FROM payloads                                              | waits without a payload
      a payload too many     | UPDATE messages SET payload_bytes = 0 WHERE state = 'done'        | is of no message, or of one that should have none
      done without a turn    | UPDATE messages SET turn_id = NULL WHERE id = 1                   | message 1 is done or processing without a turn
      done by a failed turn  | UPDATE turns SET ended = 'failed' WHERE id = 1                    | message 1 is done or processing without a turn
      worked on by nobody    | UPDATE turns SET ended = 'abandoned' WHERE ended IS NULL          | is done or processing without a turn
      confirmed but not shown | UPDATE messages SET state = 'done', outcome = 'not_remembered', turn_id = 1 WHERE state = 'pending' | turn 1 was answered for 2 messages and 3
      lost lineage           | DELETE FROM observation_sources                                   | message 1 is remembered and no memory names it
      a lost observation     | DELETE FROM observations                                          | leads to observation 1, which does not exist
      a lost summary         | DELETE FROM summaries                                             | is remembered and no memory names it
      remembered in secret   | INSERT INTO observation_sources (observation_id, message_id) VALUES (1, 2) | message 2 is remembered and no memory names it, or the other way
      an orphan              | UPDATE observation_sources SET message_id = 404                   | observation 1 names messages that its turn did not confirm
      observed too early     | INSERT INTO observation_sources (observation_id, message_id) SELECT 1, id FROM messages WHERE state = 'pending' | observation 1 names messages that its turn
      another turn's memory  | UPDATE observations SET turn_id = 2                               | observation 1 names messages that its turn
      another turn's summary | UPDATE summaries SET turn_id = 1                                  | summary 1 names a message that its turn
      summarized twice       | INSERT INTO summaries SELECT space_id, 99, session_id, project_id, turn_id, message_id, first_prompt, last_prompt, request, investigated, learned, completed, next_steps, notes, branch, original_at_ms, created_at_ms FROM summaries | was derived in 2 turns
      """)
  void corruption_is_named(String what, String sql, String sentence) throws SQLException {
    tamper(sql);

    assertThat(audit().exceptions()).as(what).anySatisfy(exception -> assertThat(exception).contains(sentence));
  }

  @Test
  void a_message_derived_in_two_turns_is_named() throws SQLException {
    tamper("UPDATE observations SET id = 77");
    tamper("UPDATE observation_sources SET observation_id = 77");
    tamper(
        """
        INSERT INTO observations (session_id, project_id, turn_id, prompt_number, type, title, subtitle, narrative,
          facts, concepts, original_at_ms, created_at_ms)
        VALUES (1, 1, 2, 1, 'change', '', '', '', '[]', '[]', 0, 0)""");
    tamper("INSERT INTO observation_sources (observation_id, message_id) SELECT max(id), 1 FROM observations");

    assertThat(audit().exceptions()).contains("message 1 was derived in 2 turns");
  }

  @Test
  void at_most_a_hundred_findings_are_named() throws SQLException {
    tamper(
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms, accepted)
        SELECT 'api', 'lost ' || i, 1, '/', 0, 0, 1 FROM n""");
    tamper("DELETE FROM messages");

    assertThat(audit().exceptions()).hasSize(100);
  }

  private SqliteDatabase open() {
    return EmptyStore.open(file);
  }

  private Conservation audit() {
    try (Database database = open()) {
      return database.read(Conservation::audit);
    }
  }

  /** By another program, which checks no references. */
  private void tamper(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
