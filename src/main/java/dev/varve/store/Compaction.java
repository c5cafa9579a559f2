package dev.varve.store;

import dev.varve.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the database when asked, on the writer's thread between two commits, so that writes wait instead of failing.
 * It takes a connection of its own, because the writer's keeps statements.
 */
final class Compaction {

  /** Each waits for readers as long as the busy timeout. */
  private static final int TRUNCATIONS_MAX = 3;

  private final SqliteConnections connections;
  private final Dialect dialect;
  private final Checkpointer checkpointer;
  private final AtomicReference<@Nullable CompletableFuture<Boolean>> asked = new AtomicReference<>();

  Compaction(SqliteConnections connections, Dialect dialect, Checkpointer checkpointer) {
    this.connections = connections;
    this.dialect = dialect;
    this.checkpointer = checkpointer;
  }

  /** Completes after the next commit but this, when it is done. */
  CompletableFuture<Boolean> ask() {
    CompletableFuture<Boolean> fresh = new CompletableFuture<>();
    CompletableFuture<Boolean> pending = asked.compareAndExchange(null, fresh);
    return pending == null ? fresh : pending;
  }

  /** Called by the writer after each commit, outside of its transaction. */
  void committed() {
    CompletableFuture<Boolean> waiting = asked.getAndSet(null);
    if (waiting != null) {
      checkpointer.pause(() -> rewrite(waiting));
    }
  }

  private void rewrite(CompletableFuture<Boolean> waiting) {
    try (Connection connection = connections.writer();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      truncateLog(statement);
      waiting.complete(true);
    } catch (SQLException e) {
      waiting.completeExceptionally(dialect.typed(e));
    } catch (RuntimeException e) {
      waiting.completeExceptionally(e);
    }
  }

  private static void truncateLog(Statement statement) throws SQLException {
    for (int i = 0; i < TRUNCATIONS_MAX; i++) {
      try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        if (result.next() && result.getLong(1) == 0) {
          return;
        }
      }
    }
    throw new StoreException(Reason.BUSY, "somebody reads the store and keeps its log; try again", null);
  }
}
