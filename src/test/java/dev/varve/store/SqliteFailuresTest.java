package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.varve.store.StoreException.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files that cannot be used as they should. */
class SqliteFailuresTest {

  private static final String INSERT = "INSERT INTO redactions (kind, found) VALUES (?, 1)";
  private static final int PAGE_BYTES = 4096;

  @TempDir private Path folder;
  private Path file;
  private SqliteOptions options;

  @BeforeEach
  void prepare() {
    file = folder.resolve("varve.db");
    options = new SqliteOptions(file, folder.resolve("backups"), 2, 16, Duration.ofMillis(20), () -> {});
  }

  @Test
  void a_lock_of_another_program_is_busy_and_passes() throws SQLException {
    try (Database database = SqliteDatabase.open(options);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThat(reason(() -> insert(database, "a"))).isEqualTo(Reason.BUSY);
      assertThat(rows(database)).isZero();

      statement.execute("COMMIT");
      insert(database, "a");
      assertThat(rows(database)).isEqualTo(1);
    }
  }

  @Test
  void a_full_disk_refuses_writes_until_there_is_room_while_reads_go_on() {
    TestingConnections connections = new TestingConnections(options);
    try (Database database = SqliteDatabase.open(options, connections)) {
      int pages = (int) (long) database.<Long>read(tx -> tx.number("PRAGMA page_count"));
      connections.limit(pages + 3);
      database.write(
          tx -> {
            tx.execute("PRAGMA max_page_count = " + (pages + 3));
            return true;
          });
      assertThat(reason(() -> insert(database, "large".repeat(100_000)))).isEqualTo(Reason.FULL);
      assertThat(reason(() -> insert(database, "large".repeat(100_000)))).isEqualTo(Reason.FULL);
      insert(database, "small");
      assertThat(rows(database)).isEqualTo(1);
    }
  }

  @Test
  void a_file_that_is_no_database_is_refused_and_left_as_it_is() throws IOException {
    String text = "this is no database, but somebody may need it. ".repeat(100);
    Files.writeString(file, text);

    assertThat(reason(() -> SqliteDatabase.open(options))).isEqualTo(Reason.CORRUPT);
    assertThat(file).hasContent(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 20})
  void a_truncated_file_is_corrupt_and_never_half_read(int pages) throws IOException {
    fill();
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength((long) pages * PAGE_BYTES);
    }

    assertThat(reason(this::readAll)).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void a_page_of_garbage_is_corrupt_for_those_who_read_it_and_for_nobody_else() throws IOException {
    fill();
    int root;
    try (Database database = SqliteDatabase.open(options)) {
      root = (int) (long) database.<Long>read(
          tx -> tx.number("SELECT rootpage FROM sqlite_schema WHERE name = 'redactions'"));
    }
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek((long) (root - 1) * PAGE_BYTES);
      bytes.write(new byte[PAGE_BYTES]);
    }

    try (Database database = SqliteDatabase.open(options)) {
      assertThat(reason(() -> sum(database))).isEqualTo(Reason.CORRUPT);
      assertThat(reason(() -> insert(database, "a"))).isEqualTo(Reason.CORRUPT);
      assertThat(database.<Long>read(tx -> tx.number("SELECT count(*) FROM changes"))).isZero();
      assertThat(database.<Integer>write(tx -> tx.update("DELETE FROM changes"))).isZero();
    }
  }

  @Test
  void a_folder_in_place_of_the_file_is_refused_with_a_remedy() throws IOException {
    Files.createDirectory(file);

    assertThatThrownBy(() -> SqliteDatabase.open(options))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.READ_ONLY))
        .hasMessageContaining("check owner and mode");
  }

  @Test
  void a_file_in_place_of_the_folder_is_refused_with_a_remedy() throws IOException {
    Files.writeString(folder.resolve("home"), "not a folder");

    assertThat(reason(() -> SqliteDatabase.open(SqliteOptions.of(folder.resolve("home/varve.db")))))
        .isEqualTo(Reason.READ_ONLY);
  }

  @Test
  void a_folder_that_does_not_exist_is_refused() {
    assertThat(reason(() -> SqliteDatabase.open(SqliteOptions.of(folder.resolve("no/varve.db")))))
        .isEqualTo(Reason.READ_ONLY);
  }

  @Test
  void a_reader_that_met_an_error_serves_again_when_the_error_is_gone() throws IOException {
    try (Database database = SqliteDatabase.open(options)) {
      for (int i = 0; i < 10; i++) {
        assertThatThrownBy(() -> database.read(SqliteFailuresTest::endItself)).isInstanceOf(AssertionError.class);
      }
      assertThat(rows(database)).isZero();
    }
  }

  @Test
  void a_write_into_a_deleted_file_is_never_acknowledged() throws IOException {
    try (Database database = SqliteDatabase.open(options)) {
      insert(database, "before");
      Files.delete(file);

      assertThat(reason(() -> insert(database, "a"))).isEqualTo(Reason.GONE);
      assertThat(reason(() -> insert(database, "b"))).isEqualTo(Reason.GONE);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void a_write_into_a_deleted_log_is_never_acknowledged_and_what_was_before_stays() throws IOException {
    try (Database database = SqliteDatabase.open(options)) {
      insert(database, "before");
      Files.delete(folder.resolve("varve.db-wal"));

      assertThat(reason(() -> insert(database, "a"))).isEqualTo(Reason.GONE);
    }
    try (Database database = SqliteDatabase.open(options)) {
      assertThat(kinds(database)).contains("before");
    }
  }

  @Test
  void a_file_that_took_the_place_of_the_open_one_is_neither_written_nor_taken_for_it() throws IOException {
    SqliteOptions other = SqliteOptions.of(folder.resolve("other.db"));
    try (Database second = SqliteDatabase.open(other)) {
      insert(second, "of the other");
    }
    try (SqliteDatabase database = SqliteDatabase.open(options)) {
      insert(database, "before");
      assertThat(database.isLost()).isFalse();
      Files.move(file, folder.resolve("moved.db"));
      Files.move(folder.resolve("varve.db-wal"), folder.resolve("moved.db-wal"));
      Files.move(other.file(), file);

      assertThat(reason(() -> insert(database, "a"))).isEqualTo(Reason.GONE);
      assertThat(database.isLost()).isTrue();
      Files.move(file, other.file());
      Files.move(folder.resolve("moved.db"), file);
      assertThat(reason(() -> insert(database, "it stays lost"))).isEqualTo(Reason.GONE);
    }
    try (Database second = SqliteDatabase.open(other)) {
      assertThat(kinds(second)).containsExactly("of the other");
    }
  }

  @Test
  void a_connection_that_is_opened_anew_takes_the_log_for_no_other() throws SQLException {
    TestingConnections connections = new TestingConnections(options);
    try (SqliteDatabase database = SqliteDatabase.open(options, connections)) {
      assertThat(reason(() -> database.write(SqliteFailuresTest::breakAtCommit))).isEqualTo(Reason.BUG);
      insert(database, "after");
      assertThat(database.isLost()).isFalse();
    }
  }

  /** A broken reference that is looked at only when the transaction ends, so that the connection is given up. */
  private static int breakAtCommit(Tx tx) {
    tx.execute("PRAGMA defer_foreign_keys = ON");
    return tx.update("INSERT INTO observation_sources (observation_id, message_id) VALUES (404, 404)");
  }

  private static List<String> kinds(Database database) {
    return database.read(tx -> tx.list("SELECT kind FROM redactions ORDER BY kind", row -> row.text(1)));
  }

  /** The snapshot ends under its reader, as it does after some errors of the disk. */
  private static long endItself(Tx tx) {
    tx.execute("ROLLBACK");
    throw new AssertionError("on purpose");
  }

  private void fill() {
    try (Database database = SqliteDatabase.open(options)) {
      database.write(
          tx -> {
            for (int i = 0; i < 300; i++) {
              tx.update(INSERT, "kind " + i + "x".repeat(1_000));
            }
            return true;
          });
    }
  }

  private void readAll() {
    try (Database database = SqliteDatabase.open(options)) {
      database.read(tx -> tx.list("SELECT kind FROM redactions", row -> row.text(1)));
    }
  }

  private static void insert(Database database, String kind) {
    database.write(tx -> tx.update(INSERT, kind));
  }

  private static long rows(Database database) {
    return database.read(tx -> tx.number("SELECT count(*) FROM redactions"));
  }

  /** Unlike a count, it reads the table and not an index. */
  private static long sum(Database database) {
    return database.read(tx -> tx.number("SELECT sum(found) FROM redactions"));
  }

  private static Reason reason(ThrowingCallable call) {
    return catchThrowableOfType(StoreException.class, call).reason();
  }
}
