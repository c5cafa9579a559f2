package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {

  @TempDir private Path folder;

  @Override
  Database open() {
    return SqliteDatabase.open(SqliteOptions.of(folder.resolve("varve.db")));
  }

  /** The files as they are under the running database; its shared memory would be gone. */
  @Override
  Database afterCrash(Database running) {
    try {
      Files.copy(folder.resolve("varve.db"), folder.resolve("found.db"));
      Files.copy(folder.resolve("varve.db-wal"), folder.resolve("found.db-wal"));
      return SqliteDatabase.open(SqliteOptions.of(folder.resolve("found.db")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_read_keeps_its_snapshot_while_others_write() throws InterruptedException {
    try (Database database = SqliteDatabase.open(SqliteOptions.of(folder.resolve("other.db")))) {
      String count = "SELECT count(*) FROM redactions";
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch written = new CountDownLatch(1);
      Thread writer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    await(begun);
                    database.write(tx -> tx.update("INSERT INTO redactions (kind, found) VALUES ('a', 1)"));
                    written.countDown();
                  });
      long grown =
          database.read(
              tx -> {
                long before = tx.number(count);
                begun.countDown();
                await(written);
                return tx.number(count) - before;
              });
      writer.join();

      assertThat(grown).isZero();
      assertThat(database.<Long>read(tx -> tx.number(count))).isEqualTo(1);
    }
  }

  @Test
  void the_log_is_moved_into_the_file_at_close() throws IOException {
    Path file = folder.resolve("closed.db");
    Database database = SqliteDatabase.open(SqliteOptions.of(file));
    database.write(tx -> tx.update("INSERT INTO redactions (kind, found) VALUES ('a', 1)"));
    database.close();

    assertThat(folder.resolve("closed.db-wal")).doesNotExist();
    try (Database reopened = SqliteDatabase.open(SqliteOptions.of(file))) {
      assertThat(reopened.<Long>read(tx -> tx.number("SELECT count(*) FROM redactions"))).isEqualTo(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
