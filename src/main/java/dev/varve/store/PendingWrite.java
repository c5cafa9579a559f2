package dev.varve.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A write that waits for its commit. Confined to the writer's thread but for its future. */
final class PendingWrite<T> {

  private final CompletableFuture<T> done = new CompletableFuture<>();
  private final Database.Work<T> work;
  private final boolean synced;
  private @Nullable T result;
  private @Nullable Throwable error;

  /** @param synced whether its caller is answered only once it is on disk */
  PendingWrite(Database.Work<T> work, boolean synced) {
    this.work = work;
    this.synced = synced;
  }

  boolean isSynced() {
    return synced;
  }

  CompletableFuture<T> done() {
    return done;
  }

  /** Runs the work; false when it threw, so that its changes have to be undone. Throws when the whole transaction is lost. */
  boolean attempt(Tx tx) {
    try {
      result = work.in(tx);
    } catch (Throwable e) {
      error = e;
    }
    tx.checkAlive();
    return error == null;
  }

  /** The commit is done. */
  void complete() {
    if (error != null) {
      done.completeExceptionally(error);
    } else {
      done.complete(result);
    }
  }

  /** No effect once completed. */
  void fail(Throwable cause) {
    done.completeExceptionally(cause);
  }
}
