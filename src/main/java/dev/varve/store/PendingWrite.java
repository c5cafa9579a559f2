package dev.varve.store;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A write that waits for its commit. Confined to the writer's thread but for its future. */
final class PendingWrite<T> {

  private final CompletableFuture<T> done = new CompletableFuture<>();
  private final Database.Work<T> work;
  private @Nullable T result;
  private @Nullable Throwable error;

  PendingWrite(Database.Work<T> work) {
    this.work = work;
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

  /** The commit is on disk. */
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
