package dev.varve.store;

import dev.varve.store.StoreException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Rewrites the database on the writer's own connection between two commits, so that writes wait instead of failing. */
final class Compaction {

  /** Each waits for readers as long as the busy timeout. */
  private static final int TRUNCATIONS_MAX = 3;

  private final AtomicReference<@Nullable CompletableFuture<Boolean>> asked = new AtomicReference<>();

  /** Completes after the next commit but this, when it is done. */
  CompletableFuture<Boolean> ask() {
    CompletableFuture<Boolean> fresh = new CompletableFuture<>();
    CompletableFuture<Boolean> pending = asked.compareAndExchange(null, fresh);
    return pending == null ? fresh : pending;
  }

  /** Called by the writer after each commit, outside of its transaction. */
  void committed(Tx writer) {
    CompletableFuture<Boolean> waiting = asked.getAndSet(null);
    if (waiting == null) {
      return;
    }
    try {
      writer.execute("VACUUM");
      truncateLog(writer);
      waiting.complete(true);
    } catch (RuntimeException e) {
      waiting.completeExceptionally(e);
    }
  }

  private static void truncateLog(Tx writer) {
    for (int i = 0; i < TRUNCATIONS_MAX; i++) {
      if (writer.first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.number(1)).orElse(1L) == 0) {
        return;
      }
    }
    throw new StoreException(Reason.BUSY, "somebody reads the store and keeps its log; try again", null);
  }
}
