package dev.varve.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.health.Finding.Level;
import dev.varve.memory.Projects;
import dev.varve.queue.Changes;
import dev.varve.queue.Intake;
import dev.varve.queue.MessageKind;
import dev.varve.queue.NewMessage;
import dev.varve.queue.PackedPayload;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import dev.varve.redact.Redacted;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-17T12:00:00Z");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("a store.db");
  }

  private List<Finding> findings() {
    return new StoreCheck(new StoreFile(file), Checkup.SCHEMA_VERSION, InstantSource.fixed(NOW)).findings();
  }

  private SqliteDatabase open() {
    return SqliteDatabase.open(SqliteOptions.of(file));
  }

  private Level level(String name) {
    return findings().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow().level();
  }

  @Test
  void the_program_knows_every_migration() throws IOException, URISyntaxException {
    Path first =
        Path.of(Objects.requireNonNull(SqliteDatabase.class.getResource("V1__first_layer.sql")).toURI());
    try (Stream<Path> files = Files.list(first.getParent())) {
      assertThat(files.filter(f -> f.getFileName().toString().matches("V\\d+__.*\\.sql")))
          .hasSize(Checkup.SCHEMA_VERSION);
    }
  }

  @Test
  void nothing_stored_yet_is_no_failure() {
    assertThat(findings()).extracting(Finding::level).containsExactly(Level.WARN);
    assertThat(file).doesNotExist();
  }

  @Test
  void a_sound_store_is_found_sound_and_nothing_beside_it_appears() throws IOException {
    open().close();
    assertThat(findings()).extracting(Finding::name).containsExactly("store", "schema", "queue", "waiting", "clock");
    assertThat(findings()).extracting(Finding::level).containsOnly(Level.OK);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_store_in_use_can_be_looked_at() {
    try (SqliteDatabase database = open()) {
      database.write(tx -> tx.update("INSERT INTO redactions (kind, found) VALUES ('x', 1)"));
      assertThat(findings()).extracting(Finding::level).containsOnly(Level.OK);
    }
  }

  @Test
  void a_file_that_is_no_database_is_damaged() throws IOException {
    Files.writeString(file, "not a database at all ".repeat(500));
    assertThat(findings()).extracting(Finding::level).containsExactly(Level.FAIL);
    assertThat(findings().getFirst().remedy()).contains("There is no copy in " + directory.resolve("backups"));

    Path copy = Files.createDirectory(directory.resolve("backups")).resolve("before-migration.db");
    Files.writeString(copy, "a copy");
    Files.setLastModifiedTime(copy, FileTime.from(NOW));
    assertThat(findings().getFirst().remedy()).contains("copy " + copy + ", written " + NOW + ", into its place");
  }

  @Test
  void a_schema_from_the_future_fails_with_the_remedy() {
    try (SqliteDatabase database = open()) {
      database.write(tx -> tx.update("INSERT INTO schema_versions (version) VALUES (99)"));
    }
    assertThat(level("schema")).isEqualTo(Level.FAIL);
    assertThat(findings()).filteredOn(f -> f.name().equals("schema")).first().extracting(Finding::remedy).asString()
        .contains("update");
  }

  @Test
  void a_message_that_has_waited_for_long_is_named_unless_it_was_imported() {
    try (SqliteDatabase database = open()) {
      waiting(database, "imported", NOW.minus(Duration.ofDays(2)), true);
      waiting(database, "recent", NOW.minus(Duration.ofMinutes(60)), false);
      assertThat(level("waiting")).isEqualTo(Level.OK);
      waiting(database, "old", NOW.minus(Duration.ofMinutes(181)), false);
      assertThat(findings())
          .filteredOn(f -> f.name().equals("waiting"))
          .containsExactly(
              Finding.warn(
                  "waiting",
                  "3 messages, the oldest for 3 h",
                  "Start a worker: varve start. If one runs, see what holds it up: varve status"));
    }
  }

  private static void waiting(SqliteDatabase database, String key, Instant at, boolean imported) {
    database.write(
        tx -> {
          ProjectId project = new Projects().identified(tx, "path:/work", "work", NOW);
          tx.update(
              """
              INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
              VALUES ('api', 's', ?, '/work', 0, 0) ON CONFLICT DO NOTHING""",
              project.value());
          SessionId session = new SessionId(tx.number("SELECT id FROM sessions"));
          Snapshot snapshot = new Snapshot(session, project, 1, 1, "/work", null, null);
          NewMessage message =
              new NewMessage(
                  MessageKind.TOOL_USE,
                  key,
                  "Read",
                  null,
                  1,
                  PackedPayload.of(Redacted.emptyObject()),
                  null,
                  null,
                  at,
                  imported);
          return new Intake().accept(tx, snapshot, message, at);
        });
  }

  @Test
  void a_clock_far_behind_the_newest_memory_fails() {
    try (SqliteDatabase database = open()) {
      change(database, NOW.plus(Duration.ofMinutes(4)));
      assertThat(level("clock")).isEqualTo(Level.OK);
      change(database, NOW.plus(Duration.ofMinutes(6)));
      assertThat(level("clock")).isEqualTo(Level.FAIL);
    }
  }

  private static void change(SqliteDatabase database, Instant at) {
    database.write(
        tx -> {
          Changes.append(tx, "prompt", new SessionId(1), 1, at);
          return 0;
        });
  }
}
