package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CompactionTest {

  private static final int WRITE_BYTES = 2 << 20;

  @TempDir private Path folder;

  /**
   * The log is looked at with every eighth commit: here with that of the rewriting itself, after a deletion that makes the
   * checkpoint last.
   */
  @Test
  void a_checkpoint_under_way_does_not_keep_the_store_from_being_rewritten() throws IOException {
    try (SqliteDatabase database = SqliteDatabase.open(SqliteOptions.of(folder.resolve("varve.db")))) {
      for (int i = 0; i < 14; i++) {
        write(database);
      }
      database.write(tx -> tx.update("DELETE FROM changes"));
      database.compact();
      assertThat(Files.size(folder.resolve("varve.db-wal"))).isZero();
      assertThat(Files.size(folder.resolve("varve.db"))).isLessThan(WRITE_BYTES);
    }
  }

  private static void write(Database database) {
    database.write(
        tx ->
            tx.update(
                "INSERT INTO changes (kind, session_id, subject_id, at_ms) VALUES (?, 1, 1, 1)",
                "x".repeat(WRITE_BYTES)));
  }
}
