package dev.varve.store;

import dev.varve.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The one copy of the database that is made before a migration and kept for a week. */
final class Backup {

  private static final Duration KEPT = Duration.ofDays(7);

  private final Path copy;
  private final InstantSource clock;

  Backup(Path folder, InstantSource clock) {
    this.copy = folder.resolve("before-migration.db");
    this.clock = clock;
  }

  /**
   * Copies what is committed, replacing an older copy only once the new one is whole. The connection must be
   * outside of a transaction; another one may hold the write lock.
   */
  void write(Connection connection) throws SQLException {
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    try (Statement statement = connection.createStatement()) {
      Files.createDirectories(part.toAbsolutePath().getParent());
      Files.deleteIfExists(part);
      statement.execute("VACUUM INTO '" + part.toString().replace("'", "''") + "'");
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StoreException(Reason.READ_ONLY, "no backup could be written to " + copy + "; make room for it", e);
    }
  }

  /** Deletes the copy once it is older than a week. */
  void expire() {
    try {
      if (Files.exists(copy) && writtenAt().isBefore(clock.instant().minus(KEPT))) {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new StoreException(Reason.READ_ONLY, "the old backup " + copy + " cannot be deleted; delete it", e);
    }
  }

  private Instant writtenAt() throws IOException {
    return Files.getLastModifiedTime(copy).toInstant();
  }
}
