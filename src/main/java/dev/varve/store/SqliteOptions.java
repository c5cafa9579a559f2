package dev.varve.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a SQLite database is opened.
 *
 * @param file the database file; created when missing
 * @param backups where a copy goes before a migration changes an existing database
 * @param readers number of reading connections, at least 1
 * @param batchMax most writes that share one commit, at least 1
 * @param busyTimeout how long to wait for a lock of another program
 * @param onMigrated called when a migration is done and not yet committed; what it throws undoes the migration
 */
public record SqliteOptions(
    Path file, Path backups, int readers, int batchMax, Duration busyTimeout, Runnable onMigrated) {

  public SqliteOptions {
    if (readers < 1 || batchMax < 1 || busyTimeout.isNegative()) {
      throw new IllegalArgumentException("readers and batchMax are at least 1, busyTimeout is not negative");
    }
  }

  /** 4 readers, 256 writes a commit, 5 s. */
  public static SqliteOptions of(Path file) {
    return new SqliteOptions(file, file.resolveSibling("backups"), 4, 256, Duration.ofSeconds(5), () -> {});
  }
}
