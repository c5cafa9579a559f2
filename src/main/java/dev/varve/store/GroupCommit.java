package dev.varve.store;

import dev.varve.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one writer: takes all writes that wait, runs each so that it can be undone alone, and commits them together, so that
 * one sync of the disk serves many callers.
 *
 * <p>When a batch fails as a whole, every caller in it gets the error, the connection is given up, and each later
 * batch first has to open a new one that can read; until then writes are refused. It also fails when its files have left
 * their place, although the commit went through, because nobody would find what was written.
 */
final class GroupCommit implements Runnable {

  /** Bounds what may wait for the writer; callers are requests, which the HTTP door bounds much lower. */
  private static final int WAITING_MAX = 100_000;

  private final SqliteConnections connections;
  private final Dialect dialect;
  private final int batchMax;
  private final Consumer<Tx> afterCommit;
  private final BlockingQueue<PendingWrite<?>> waiting = new LinkedBlockingQueue<>();
  private final PendingWrite<?> end = new PendingWrite<>(tx -> "end", false);
  private volatile boolean closed;
  private volatile boolean ended;
  private boolean syncing;
  private @Nullable Connection connection;
  private @Nullable Tx tx;

  /** {@code afterCommit} gets the writer's connection, outside of any transaction. */
  GroupCommit(SqliteConnections connections, Dialect dialect, int batchMax, Consumer<Tx> afterCommit) {
    this.connections = connections;
    this.dialect = dialect;
    this.batchMax = batchMax;
    this.afterCommit = afterCommit;
  }

  /** Enqueues the work; the future completes once it is on disk or has failed. */
  <T> CompletableFuture<T> submit(Database.Work<T> work) {
    return submit(new PendingWrite<>(work, true));
  }

  <T> CompletableFuture<T> submit(PendingWrite<T> pending) {
    if (closed) {
      pending.fail(unavailable("the store is closed"));
    } else if (waiting.size() >= WAITING_MAX) {
      pending.fail(unavailable("too many writes wait for the disk; try again"));
    } else {
      waiting.add(pending);
    }
    if (ended) {
      refuseWaiting();
    }
    return pending.done();
  }

  /** Ends the loop after what was submitted before. */
  void close() {
    closed = true;
    waiting.add(end);
  }

  @Override
  public void run() {
    List<PendingWrite<?>> batch = new ArrayList<>();
    try {
      boolean more;
      do {
        more = fill(batch);
        commit(batch);
        batch.clear();
      } while (more);
    } finally {
      closed = true;
      ended = true;
      refuseWaiting();
      giveUpConnection();
    }
  }

  /** Waits for the next batch; false when it is the last. */
  private boolean fill(List<PendingWrite<?>> batch) {
    try {
      batch.add(waiting.take());
    } catch (InterruptedException e) {
      return false;
    }
    waiting.drainTo(batch, batchMax - 1);
    return !batch.removeIf(pending -> pending == end);
  }

  private void refuseWaiting() {
    List<PendingWrite<?>> late = new ArrayList<>();
    waiting.drainTo(late);
    late.forEach(pending -> pending.fail(unavailable("the store is closed")));
  }

  /** Whatever goes wrong, each caller gets an answer and the writer lives. */
  private void commit(List<PendingWrite<?>> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      Tx open = open();
      sync(isSynced(batch));
      run(open, batch);
      connections.files().check();
      batch.forEach(PendingWrite::complete);
      afterCommit.accept(open);
    } catch (Throwable e) {
      giveUpConnection();
      Throwable typed = e instanceof SQLException error ? dialect.typed(error) : e;
      batch.forEach(pending -> pending.fail(typed));
    }
  }

  private static boolean isSynced(List<PendingWrite<?>> batch) {
    for (PendingWrite<?> pending : batch) {
      if (pending.isSynced()) {
        return true;
      }
    }
    return false;
  }

  /** Whether commits wait for the disk from now on. */
  private void sync(boolean wanted) throws SQLException {
    if (wanted != syncing && connection != null) {
      dialect.sync(connection, wanted);
      syncing = wanted;
    }
  }

  /** To undo the first, nothing else having been done, takes no savepoint, which would keep a copy of each page it changes. */
  private void run(Tx open, List<PendingWrite<?>> batch) {
    open.execute(dialect.beginWrite());
    if (!batch.getFirst().attempt(open)) {
      open.execute("ROLLBACK");
      open.execute(dialect.beginWrite());
    }
    for (PendingWrite<?> pending : batch.subList(1, batch.size())) {
      open.execute("SAVEPOINT one");
      if (!pending.attempt(open)) {
        open.execute("ROLLBACK TO one");
      }
      open.execute("RELEASE one");
    }
    open.execute("COMMIT");
  }

  private Tx open() throws SQLException {
    if (tx == null) {
      connection = connections.writer();
      syncing = true;
      Tx candidate = new Tx(connection, dialect);
      candidate.number("SELECT count(*) FROM schema_versions");
      connections.files().opened();
      tx = candidate;
    }
    return tx;
  }

  private void giveUpConnection() {
    tx = null;
    connections.files().closing();
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException alreadyBroken) {
        // The connection is given up because it failed; a failing close adds nothing to what callers were told.
      }
      connection = null;
    }
  }

  private static StoreException unavailable(String message) {
    return new StoreException(Reason.UNAVAILABLE, message, null);
  }
}
