package dev.varve.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The database file and its log as they were opened. Writing to a file that was deleted or replaced succeeds, and what
 * was written is gone with the process; so before anybody is told that something is stored, both paths must still lead
 * to the files that are open. Two looks cost some microseconds. Once lost they stay lost. Thread-safe.
 */
final class OpenFiles {

  private final Path database;
  private final Path log;
  private @Nullable Object databaseKey;
  private @Nullable Object logKey;
  private boolean lost;

  OpenFiles(Path database) {
    this.database = database;
    this.log = database.resolveSibling(database.getFileName() + "-wal");
  }

  /** The database exists from now on, and no other file may take its place. */
  synchronized void made() throws SQLException {
    databaseKey = key(database);
  }

  synchronized boolean isMade() {
    return databaseKey != null;
  }

  /** The writer has opened both; as long as it keeps them open, no other file can get their keys. */
  synchronized void opened() throws SQLException {
    check();
    if (databaseKey != null) {
      logKey = key(log);
    }
  }

  /** The writer closes its connection, and the log may go with it. */
  synchronized void closing() {
    logKey = null;
  }

  /** Throws when what is open is no longer what the paths lead to; before there is a database it does nothing. */
  synchronized void check() throws SQLException {
    if (lost || isElsewhere(database, databaseKey) || isElsewhere(log, logKey)) {
      throw lost(database);
    }
  }

  private boolean isElsewhere(Path path, @Nullable Object known) throws SQLException {
    return known != null && !known.equals(key(path));
  }

  synchronized boolean areLost() {
    try {
      check();
    } catch (SQLException lostOrHidden) {
      return lost;
    }
    return false;
  }

  /** Device and inode. Of a directory that may not be looked into nothing is known, and that may pass. */
  private Object key(Path path) throws SQLException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (AccessDeniedException e) {
      throw new SQLiteException(path + " may not be looked at", SQLiteErrorCode.SQLITE_READONLY_CANTINIT);
    } catch (IOException e) {
      throw lost(path);
    }
  }

  private SQLException lost(Path path) {
    lost = true;
    return new SQLiteException(path + " is not the file that was opened", SQLiteErrorCode.SQLITE_READONLY_DBMOVED);
  }
}
