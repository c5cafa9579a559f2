package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

  private static final Instant NOW = Instant.parse("2030-05-01T00:00:00Z");
  private static final String INSERT = "INSERT INTO redactions (kind, found) VALUES ('a', 1)";

  @TempDir private Path folder;
  private SqliteConnections connections;
  private Path copy;
  private Backup backup;

  @BeforeEach
  void prepare() {
    SqliteOptions options = SqliteOptions.of(folder.resolve("it's.db"));
    SqliteDatabase.open(options).close();
    connections = new SqliteConnections(options);
    copy = options.backups().resolve("before-migration.db");
    backup = new Backup(options.backups(), InstantSource.fixed(NOW));
  }

  @Test
  void the_copy_holds_what_is_committed_while_another_connection_holds_the_lock() throws SQLException {
    try (Connection locking = connections.writer();
        Statement statement = locking.createStatement()) {
      statement.execute(INSERT);
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("DELETE FROM redactions");
      write();
    }

    try (Database restored = SqliteDatabase.open(SqliteOptions.of(copy))) {
      assertThat(restored.<Long>read(tx -> tx.number("SELECT count(*) FROM redactions"))).isEqualTo(1);
    }
  }

  @Test
  void a_newer_copy_takes_the_place_of_the_older_and_nothing_is_left_over() throws SQLException, IOException {
    write();
    Files.write(copy, new byte[] {1});
    Files.write(copy.resolveSibling("before-migration.db.part"), new byte[] {1});
    write();

    assertThat(Files.size(copy)).isGreaterThan(1);
    assertThat(copy.getParent()).isDirectoryContaining("glob:**.db").isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void a_copy_is_kept_for_seven_days() throws SQLException, IOException {
    write();
    Files.setLastModifiedTime(copy, FileTime.from(NOW.minus(Duration.ofDays(7))));
    backup.expire();
    assertThat(copy).exists();

    Files.setLastModifiedTime(copy, FileTime.from(NOW.minus(Duration.ofDays(7)).minusSeconds(1)));
    backup.expire();
    backup.expire();
    assertThat(copy).doesNotExist();
  }

  @Test
  void without_a_place_for_the_copy_it_is_refused() throws IOException {
    Files.writeString(copy.getParent(), "a file where the folder should be");

    assertThatThrownBy(this::write)
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.READ_ONLY));
  }

  private void write() throws SQLException {
    try (Connection connection = connections.writer()) {
      backup.write(connection);
    }
  }
}
