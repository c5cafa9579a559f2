package dev.varve.health;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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

  /** Without a log beside it nobody has the file open, and reading it must not create one. */
  Connection open() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    String uri = path.toUri().toString().replaceFirst("^file:/+", "file:/");
    return config.createConnection("jdbc:sqlite:" + uri + (Files.exists(log()) ? "?mode=ro" : "?immutable=1"));
  }
}
