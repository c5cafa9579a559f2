package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointerTest {

  private static final int WRITE_BYTES = 1 << 20;

  @TempDir private Path folder;
  private Path log;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    log = folder.resolve("varve.db-wal");
    database = SqliteDatabase.open(SqliteOptions.of(folder.resolve("varve.db")));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_log_stays_bounded_under_writes_without_a_pause() throws IOException {
    long longest = 0;
    for (int i = 0; i < 150; i++) {
      write();
      longest = Math.max(longest, Files.size(log));
    }

    assertThat(longest).isLessThan(2 * Checkpointer.LOG_BYTES_MAX);
  }

  @Test
  void the_log_begins_anew_and_is_cut_back_after_a_burst() {
    for (int i = 0; i < 40; i++) {
      write();
    }

    await().untilAsserted(() -> {
      database.write(tx -> tx.update("DELETE FROM changes"));
      assertThat(Files.size(log)).isLessThanOrEqualTo(Checkpointer.LOG_BYTES);
    });
  }

  private void write() {
    database.write(
        tx ->
            tx.update(
                "INSERT INTO changes (kind, session_id, subject_id, at_ms) VALUES (?, 1, 1, 1)",
                "x".repeat(WRITE_BYTES)));
  }
}
