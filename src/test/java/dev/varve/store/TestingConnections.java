package dev.varve.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Connections to a disk that can be full or broken, and that counts how often it was opened. Thread-safe. */
final class TestingConnections extends SqliteConnections {

  private volatile int pagesMax = Integer.MAX_VALUE;
  private volatile boolean broken;
  final AtomicInteger opened = new AtomicInteger();

  TestingConnections(SqliteOptions options) {
    super(options);
  }

  /** Connections opened from now on cannot let the file grow beyond so many pages. */
  void limit(int pages) {
    pagesMax = pages;
  }

  /** While broken, no connection can be opened. */
  void broken(boolean now) {
    broken = now;
  }

  @Override
  Connection writer() throws SQLException {
    if (broken) {
      throw new SQLiteException("broken on purpose", SQLiteErrorCode.SQLITE_IOERR);
    }
    opened.incrementAndGet();
    Connection connection = super.writer();
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA max_page_count = " + pagesMax);
    }
    return connection;
  }
}
