package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.memory.transfer.ClaudeMemFile;
import dev.varve.memory.transfer.Import;
import dev.varve.memory.transfer.ImportReport;
import dev.varve.memory.transfer.Origin;
import dev.varve.queue.Conservation;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.TestingDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaudeMemFileTest {

  private static final Instant NOW = TestingMemory.NOW;

  @TempDir private Path folder;
  private final TestingDatabase database = TestingDatabase.open();

  private Path file(String... statements) throws SQLException {
    Path file = folder.resolve("other.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return file;
  }

  private Path usual() throws SQLException {
    return file(
        """
        CREATE TABLE sdk_sessions (id INTEGER PRIMARY KEY, content_session_id TEXT, memory_session_id TEXT, project TEXT,
          started_at TEXT, started_at_epoch INTEGER)""",
        """
        CREATE TABLE user_prompts (id INTEGER PRIMARY KEY, content_session_id TEXT, prompt_number INTEGER,
          prompt_text TEXT, created_at_epoch INTEGER)""",
        """
        CREATE TABLE observations (id INTEGER PRIMARY KEY, memory_session_id TEXT, project TEXT, type TEXT, title TEXT,
          subtitle TEXT, narrative TEXT, facts TEXT, concepts TEXT, files_read TEXT, files_modified TEXT,
          prompt_number INTEGER, created_at_epoch INTEGER)""",
        """
        CREATE TABLE session_summaries (id INTEGER PRIMARY KEY, memory_session_id TEXT, project TEXT, request TEXT,
          investigated TEXT, learned TEXT, completed TEXT, next_steps TEXT, notes TEXT, prompt_number INTEGER,
          created_at_epoch INTEGER)""",
        "INSERT INTO sdk_sessions VALUES (1, 'content-1', 'memory-1', 'tally', NULL, 1700000000000)",
        "INSERT INTO user_prompts VALUES (1, 'content-1', 1, 'add <private>zwiebel</private> a filter', 1700000001000)",
        """
        INSERT INTO observations VALUES (7, 'memory-1', 'tally', 'bugfix', 'Fixed the filter', 'it was off by one',
          'The loop ended early', '["a fact","ghp_EXAMPLEexample0123456789EXAMPLEexamp"]', '["how-it-works"]',
          '["src/A.java"]', '["src/B.java"]', 1, 1700000002000)""",
        """
        INSERT INTO observations VALUES (8, 'memory-1', 'tally', 'security_alert', NULL, NULL, 'Only a narrative', 'no list',
          NULL, NULL, NULL, NULL, 1700000003)""",
        """
        INSERT INTO session_summaries VALUES (3, 'memory-1', 'tally', 'a filter', NULL, 'loops', 'done', 'test it', NULL,
          1, 1700000004000)""");
  }

  private ImportReport take(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    new ClaudeMemFile(file).read(lines::add);
    Redactor redactor = TestingRedactor.unhurried();
    return new Import(database, redactor, () -> NOW, Set.of("bugfix", "discovery", "note")).take(lines, Origin.OTHER);
  }

  private List<String> rows(String sql) {
    return database.read(tx -> tx.list(sql, row -> String.valueOf(row.text(1))));
  }

  private Memory memory(MemoryRef ref) {
    return database.read(tx -> new Memories().find(tx, ref).orElseThrow());
  }

  @Test
  void its_memories_come_in_with_their_original_times() throws Exception {
    ImportReport report = take(usual());

    assertThat(List.of(report.sessions(), report.prompts(), report.observations(), report.summaries()))
        .containsExactly(1L, 1L, 2L, 1L);
    Memory fixed = memory(MemoryRef.observation(1));
    assertThat(fixed.title()).isEqualTo("Fixed the filter");
    assertThat(fixed.type()).isEqualTo("bugfix");
    assertThat(fixed.at()).isEqualTo(Instant.ofEpochMilli(1_700_000_002_000L));
    assertThat(fixed.filesRead()).containsExactly("src/A.java");
    assertThat(fixed.filesModified()).containsExactly("src/B.java");
    assertThat(fixed.concepts()).containsExactly("how-it-works");
    assertThat(fixed.client()).isEqualTo("claude-mem");
    assertThat(fixed.projectName()).isEqualTo("tally");
    Memory bare = memory(MemoryRef.observation(2));
    assertThat(bare.title()).isEqualTo("Only a narrative");
    assertThat(bare.type()).isEqualTo("discovery");
    assertThat(bare.facts()).containsExactly("no list");
    assertThat(bare.at()).isEqualTo(Instant.ofEpochSecond(1_700_000_003L));
    assertThat(memory(MemoryRef.summary(1)).text()).contains("loops", "test it");
    assertThat(database.<Conservation>read(Conservation::audit).exceptions()).isEmpty();
  }

  @Test
  void secrets_and_private_blocks_stay_outside() throws Exception {
    take(usual());

    assertThat(rows("SELECT facts FROM observations WHERE id = 1").getFirst())
        .contains("a fact", "[redacted:github:")
        .doesNotContain("ghp_");
    assertThat(rows("SELECT text FROM prompts")).singleElement().asString().startsWith("add").doesNotContain("zwiebel");
  }

  @Test
  void the_same_file_again_changes_nothing() throws Exception {
    Path file = usual();
    take(file);
    List<String> before = rows("SELECT id || title FROM observations");

    ImportReport again = take(file);
    assertThat(again.observations() + again.summaries() + again.prompts() + again.sessions()).isZero();
    assertThat(rows("SELECT id || title FROM observations")).isEqualTo(before);
  }

  @Test
  void a_known_project_of_that_name_takes_them() throws Exception {
    database.write(tx -> new Projects().identified(tx, "git:github.com/acme/tally", "tally", NOW));
    take(usual());

    assertThat(rows("SELECT identity FROM projects")).containsExactly("git:github.com/acme/tally");
    assertThat(rows("SELECT identity FROM project_aliases")).containsExactly("claude-mem:tally");
  }

  @Test
  void other_names_of_keys_and_missing_columns_and_tables_are_tolerated() throws Exception {
    Path file =
        file(
            "CREATE TABLE sdk_sessions (id INTEGER PRIMARY KEY, claude_session_id TEXT, sdk_session_id TEXT, project TEXT)",
            "CREATE TABLE observations (id INTEGER PRIMARY KEY, sdk_session_id TEXT, text TEXT, created_at TEXT)",
            "INSERT INTO sdk_sessions VALUES (1, 'c', 'm', 'old')",
            "INSERT INTO observations VALUES (1, 'm', 'from an old version', '2024-05-06T07:08:09.000Z')",
            "INSERT INTO observations VALUES (2, 'nobody', 'an orphan', NULL)");
    take(file);

    Memory old = memory(MemoryRef.observation(1));
    assertThat(old.projectName()).isEqualTo("old");
    assertThat(old.at()).isEqualTo(Instant.parse("2024-05-06T07:08:09Z"));
    assertThat(memory(MemoryRef.observation(2)).projectName()).isEqualTo("unknown");
    assertThat(rows("SELECT client_session_id FROM sessions")).containsExactly("c", "nobody");
  }

  @Test
  void the_file_is_only_read() throws Exception {
    Path file = usual();
    byte[] before = Files.readAllBytes(file);
    take(file);

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var around = Files.list(folder)) {
      assertThat(around.map(Path::getFileName).map(Path::toString)).containsExactly("other.db");
    }
  }

  @Test
  void what_is_no_such_file_is_refused_with_the_reason() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no database ".repeat(100));
    assertThatThrownBy(() -> take(text)).isInstanceOf(IOException.class).hasMessageContaining("SQLite");
    Path empty = file("CREATE TABLE something (id INTEGER)");
    assertThatThrownBy(() -> take(empty)).isInstanceOf(IOException.class).hasMessageContaining("claude-mem");
    assertThatThrownBy(() -> take(folder.resolve("nothing"))).isInstanceOf(IOException.class);
  }
}
