package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.store.StoreException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  private static final List<String> OLD = Migrations.FILES.subList(0, 1);
  private static final List<String> NEW = List.of(OLD.getFirst(), "V2__testing.sql");
  private static final List<String> BROKEN = List.of(OLD.getFirst(), "V2__broken.sql");

  @TempDir private Path folder;
  private SqliteConnections connections;
  private final AtomicInteger backups = new AtomicInteger();

  @BeforeEach
  void prepare() {
    connections = new SqliteConnections(SqliteOptions.of(folder.resolve("varve.db")));
  }

  @Test
  void a_new_database_gets_every_version_and_no_backup() throws SQLException {
    migrate(NEW);

    assertThat(number("SELECT count(*) FROM schema_versions")).isEqualTo(2);
    assertThat(number("SELECT count(*) FROM testing")).isZero();
    assertThat(backups).hasValue(0);
  }

  @Test
  void a_migrated_database_is_left_alone() throws SQLException {
    migrate(OLD);
    migrate(OLD);

    assertThat(number("SELECT count(*) FROM schema_versions")).isEqualTo(1);
    assertThat(backups).hasValue(0);
  }

  @Test
  void an_older_database_is_copied_first_and_then_brought_up_to_date() throws SQLException {
    migrate(OLD);
    migrate(NEW);

    assertThat(number("SELECT max(version) FROM schema_versions")).isEqualTo(2);
    assertThat(backups).hasValue(1);
  }

  @Test
  void a_newer_database_is_refused_with_the_remedy_and_left_alone() throws SQLException {
    migrate(NEW);

    assertThatThrownBy(() -> migrate(OLD))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NEWER_SCHEMA))
        .hasMessageContaining("version 2")
        .hasMessageContaining("update Varve");
    assertThat(number("SELECT count(*) FROM testing")).isZero();
  }

  @Test
  void a_migration_that_breaks_in_the_middle_leaves_the_version_before() throws SQLException {
    migrate(OLD);

    assertThatThrownBy(() -> migrate(BROKEN)).isInstanceOf(SQLException.class);
    assertThat(number("SELECT max(version) FROM schema_versions")).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM sqlite_schema WHERE name = 'testing'")).isZero();

    migrate(NEW);
    assertThat(number("SELECT max(version) FROM schema_versions")).isEqualTo(2);
  }

  @Test
  void of_several_programs_that_start_at_once_one_migrates_and_the_others_wait() throws Exception {
    migrate(OLD);
    try (ExecutorService programs = Executors.newFixedThreadPool(8)) {
      List<Future<?>> starts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        starts.add(
            programs.submit(
                () -> {
                  migrate(NEW);
                  return true;
                }));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    }

    assertThat(number("SELECT count(*) FROM schema_versions")).isEqualTo(2);
    assertThat(backups).hasValue(1);
  }

  @Test
  void every_table_starts_with_its_space() throws SQLException {
    migrate(Migrations.FILES);
    String tables =
        """
        SELECT count(*) FROM sqlite_schema s JOIN pragma_table_info(s.name) c
        WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite_%' AND s.name <> 'schema_versions' AND c.cid = 0""";

    assertThat(number(tables)).isPositive();
    assertThat(number(tables + " AND c.name <> 'space_id'")).isZero();
  }

  @Test
  void what_was_stored_before_recall_is_found_by_project_time_and_file() throws SQLException {
    migrate(Migrations.FILES.subList(0, 3));
    try (Connection connection = connections.writer();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO projects (identity, name, created_at_ms) VALUES ('git:x', 'x', 1)");
      statement.execute(
          """
          INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
          VALUES ('api', 's', 1, '/', 1, 1)""");
      statement.execute(
          """
          INSERT INTO prompts (session_id, number, dedup_key, text, private, source, original_at_ms, accepted_at_ms)
          VALUES (1, 1, 'p', 'go', 0, 'user', 5, 5)""");
      statement.execute(
          """
          INSERT INTO turns (session_id, term, kind, observer, message_count, started_at_ms)
          VALUES (1, 1, 'tool_use', 'rules', 1, 1)""");
      statement.execute(
          """
          INSERT INTO observations (session_id, project_id, turn_id, prompt_number, type, title, subtitle, narrative,
            facts, concepts, original_at_ms, created_at_ms) VALUES (1, 1, 1, 1, 'change', 't', '', '', '[]', '[]', 7, 8)""");
      statement.execute(
          "INSERT INTO observation_files (observation_id, path, access) VALUES (1, 'a/b.c', 'read'), (1, 'a/b.c', 'modified')");
    }

    migrate(Migrations.FILES);

    assertThat(number("SELECT project_id FROM prompts")).isEqualTo(1);
    assertThat(number("SELECT min(original_at_ms) FROM observation_files")).isEqualTo(7);
    assertThat(number("SELECT last_at_ms FROM project_files WHERE path = 'a/b.c' AND name = 'b.c' AND observations = 1"))
        .isEqualTo(7);
  }

  private void migrate(List<String> files) throws SQLException {
    try (Connection connection = connections.writer()) {
      new Migrations(new SqliteDialect(), files, backups::incrementAndGet, () -> {}).run(connection);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = connections.reader();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getLong(1);
    }
  }
}
