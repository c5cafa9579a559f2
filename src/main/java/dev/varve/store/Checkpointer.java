package dev.varve.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Moves the write-ahead log into the database file beside the commits instead of inside them: whenever the log
 * has grown past a few megabytes, a checkpoint runs on a connection and a thread of its own. Without a pause
 * between commits it never gets to the log's end, so far beyond that size the writer moves the rest itself.
 */
final class Checkpointer implements Runnable {

  /** Small enough to keep recovery after a crash short, large enough to merge rewrites of hot pages. */
  static final long LOG_BYTES = 8L << 20;

  /** Reached only under load without a pause; bounds the disk the log takes, unless a reader holds it. */
  static final long LOG_BYTES_MAX = 8 * LOG_BYTES;

  /** How many commits go by between two looks at the size of the log. */
  private static final int COMMITS = 8;

  /** PASSIVE never waits for readers or a writer; what it cannot move now, the next one does. */
  private static final String CHECKPOINT = "PRAGMA wal_checkpoint(PASSIVE)";

  private final SqliteConnections connections;
  private final Path log;
  private final Semaphore due = new Semaphore(0);
  private int commits;
  private @Nullable Connection connection;
  private volatile boolean closed;

  Checkpointer(SqliteConnections connections, Path database) {
    this.connections = connections;
    this.log = database.resolveSibling(database.getFileName() + "-wal");
  }

  /** Called by the writer after each commit, outside of its transaction; cheap. */
  void committed(Tx writer) {
    commits++;
    if (commits % COMMITS != 0) {
      return;
    }
    long bytes = logBytes();
    if (bytes > LOG_BYTES && due.availablePermits() == 0) {
      due.release();
    }
    if (bytes > LOG_BYTES_MAX) {
      writer.first(CHECKPOINT, row -> row.number(1));
    }
  }

  void close() {
    closed = true;
    due.release();
  }

  @Override
  public void run() {
    due.acquireUninterruptibly();
    while (!closed) {
      checkpoint();
      due.acquireUninterruptibly();
    }
    giveUpConnection();
  }

  private long logBytes() {
    try {
      return Files.size(log);
    } catch (IOException noLogYet) {
      return 0;
    }
  }

  /** Runs the work while no checkpoint is under way; one that is would refuse another at once, without any patience. */
  synchronized void pause(Runnable work) {
    work.run();
  }

  private synchronized void checkpoint() {
    try {
      connections.files().check();
      try (Statement statement = connection().createStatement()) {
        statement.execute(CHECKPOINT);
      }
    } catch (SQLException logIsKept) {
      // Nothing is lost: the log still holds everything, and the next commits ask for a checkpoint again.
      giveUpConnection();
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection == null ? connections.writer() : connection;
    connection = open;
    return open;
  }

  private void giveUpConnection() {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException alreadyBroken) {
        // Nothing was written on it but what the log holds as well.
      }
      connection = null;
    }
  }
}
