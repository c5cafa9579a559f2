package dev.varve.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The database file as a check reads it: whatever a worker does with it meanwhile, and changing nothing. */
record StoreFile(Path path) {

  boolean exists() {
    return Files.exists(path);
  }

  /** What was committed and is not in the file yet. */
  Path log() {
    return path.resolveSibling(path.getFileName() + "-wal");
  }

  /** Where copies of it are; there is one only for a week after an update that changed the schema. */
  Path copies() {
    return path.resolveSibling("backups");
  }

  Optional<StoreFile> newestCopy() {
    try (Stream<Path> files = Files.list(copies())) {
      return files
          .filter(copy -> copy.toString().endsWith(".db"))
          .map(StoreFile::new)
          .max(Comparator.comparing(StoreFile::writtenAt));
    } catch (IOException noneOrHidden) {
      return Optional.empty();
    }
  }

  /** To the second; the epoch when it is gone. */
  Instant writtenAt() {
    try {
      return Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  /** Without a log beside it nobody has the file open, and reading it must not create one. */
  Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    String uri = path.toUri().toString().replaceFirst("^file:/+", "file:/");
    return config.createConnection("jdbc:sqlite:" + uri + (Files.exists(log()) ? "?mode=ro" : "?immutable=1"));
  }
}
