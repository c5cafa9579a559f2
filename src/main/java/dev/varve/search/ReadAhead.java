package dev.varve.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Slice after slice of the store; while one is worked on, the next is read on another thread. Used by one thread. */
final class ReadAhead<T> implements AutoCloseable {

  private final Predicate<T> more;
  private final UnaryOperator<T> next;
  private @Nullable CompletableFuture<T> reading;

  /**
   * @param first is read already
   * @param more whether anything may follow a slice
   * @param next reads what follows it
   */
  ReadAhead(T first, Predicate<T> more, UnaryOperator<T> next) {
    this.more = more;
    this.next = next;
    this.reading = CompletableFuture.completedFuture(first);
  }

  boolean hasNext() {
    return reading != null;
  }

  /** Throws what was thrown when it was read. */
  T next() {
    T slice = read();
    reading =
        more.test(slice) ? CompletableFuture.supplyAsync(() -> next.apply(slice), Thread.ofVirtual()::start) : null;
    return slice;
  }

  private T read() {
    CompletableFuture<T> due = reading;
    if (due == null) {
      throw new IllegalStateException("nothing follows the last slice");
    }
    try {
      return due.join();
    } catch (CompletionException e) {
      reading = null;
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  /** Waits for what is being read, so that nobody reads when the store is closed; nobody needs it any more. */
  @Override
  public void close() {
    if (reading != null) {
      reading.handle((slice, error) -> this).join();
    }
  }
}
