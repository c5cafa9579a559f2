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

  /** Runs the work; undoes it alone when it throws. Throws when the whole transaction is lost. */
  void attempt(Tx tx) {
    tx.execute("SAVEPOINT one");
    try {
      result = work.in(tx);
    } catch (Throwable e) {
      error = e;
    }
    tx.checkAlive();
    if (error != null) {
      tx.execute("ROLLBACK TO one");
    }
    tx.execute("RELEASE one");
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
