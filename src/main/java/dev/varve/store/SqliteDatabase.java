package dev.varve.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One SQLite file in WAL mode: one writer thread with group commit, a pool of readers, a checkpointer. */
public final class SqliteDatabase implements Database, Compactable {

  private final Dialect dialect = new SqliteDialect();
  private final ScopedValue<Boolean> reading = ScopedValue.newInstance();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final SqliteConnections connections;
  private final GroupCommit commits;
  private final Thread writer;
  private final ReaderPool readers;
  private final Checkpointer checkpointer;
  private final Thread checkpoints;
  private final Compaction compaction;

  private SqliteDatabase(SqliteOptions options, SqliteConnections connections) throws SQLException {
    this.connections = connections;
    migrate(new Backup(options.backups(), InstantSource.system()), options.onMigrated());
    checkpointer = new Checkpointer(connections, options.file());
    compaction = new Compaction(connections, dialect, checkpointer);
    commits = new GroupCommit(connections, dialect, options.batchMax(), this::committed);
    readers = new ReaderPool(connections, dialect, options.readers());
    writer = Thread.ofPlatform().name("varve-store-writer").start(commits);
    checkpoints = Thread.ofPlatform().name("varve-store-checkpoint").daemon().start(checkpointer);
  }

  /**
   * Opens the file, creating or migrating it where needed.
   *
   * @throws StoreException with the remedy
   */
  public static SqliteDatabase open(SqliteOptions options) {
    return open(options, new SqliteConnections(options));
  }

  static SqliteDatabase open(SqliteOptions options, SqliteConnections connections) {
    try {
      return new SqliteDatabase(options, connections);
    } catch (SQLException e) {
      throw new SqliteDialect().typed(e);
    }
  }

  private void committed(Tx tx) {
    checkpointer.committed(tx);
    compaction.committed();
  }

  @Override
  public void compact() {
    CompletableFuture<Boolean> done = compaction.ask();
    write(tx -> tx);
    try {
      done.join();
    } catch (CompletionException e) {
      throw rethrown(e.getCause() == null ? e : e.getCause());
    }
  }

  private void migrate(Backup backup, Runnable onMigrated) throws SQLException {
    backup.expire();
    try (Connection connection = connections.writer()) {
      new Migrations(dialect, Migrations.FILES, () -> copy(backup), onMigrated).run(connection);
      connections.files().made();
    }
  }

  /** On a connection of its own, because the migration's is inside its transaction. */
  private void copy(Backup backup) {
    try (Connection connection = connections.writer()) {
      backup.write(connection);
    } catch (SQLException e) {
      throw dialect.typed(e);
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    return write(new PendingWrite<>(work, true));
  }

  @Override
  public <T> T writeUnsynced(Work<T> work) {
    return write(new PendingWrite<>(work, false));
  }

  private <T> T write(PendingWrite<T> pending) {
    checkAlone();
    try {
      return commits.submit(pending).join();
    } catch (CompletionException e) {
      throw rethrown(e.getCause() == null ? e : e.getCause());
    }
  }

  @Override
  public <T> T read(Work<T> work) {
    checkAlone();
    return readers.read(tx -> ScopedValue.where(reading, true).call(() -> work.in(tx)));
  }

  /** Work that asks the database again would wait for itself: in a write always, in a read when many read. */
  private void checkAlone() {
    if (Thread.currentThread().equals(writer) || reading.isBound()) {
      throw new IllegalStateException("work inside a transaction may use only its Tx, not the database again");
    }
  }

  /** What the work threw, as it was; it was made on the writer's thread, so its trace names the work. */
  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  /** Whether the open files are no longer those at their paths; nothing is accepted any more then. Looks at the disk. */
  public boolean isLost() {
    return connections.files().areLost();
  }

  /** Waits for work under way, then moves the log into the file. The second time it does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    commits.close();
    checkpointer.close();
    try {
      writer.join();
      checkpoints.join();
      readers.close();
      if (!isLost()) {
        truncateLog();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw dialect.typed(e);
    }
  }

  private void truncateLog() throws SQLException {
    try (Connection connection = connections.writer();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }
}
