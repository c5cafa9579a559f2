package dev.varve.store;

import dev.varve.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A fixed set of readers; a caller waits for a free one. Thread-safe. */
final class ReaderPool implements AutoCloseable {

  private final int size;
  private final BlockingQueue<Reader> free;
  private volatile boolean closed;

  ReaderPool(SqliteConnections connections, Dialect dialect, int size) {
    this.size = size;
    this.free = new ArrayBlockingQueue<>(size);
    for (int i = 0; i < size; i++) {
      free.add(new Reader(connections, dialect));
    }
  }

  <T> T read(Database.Work<T> work) {
    Reader reader = take();
    try {
      if (closed) {
        throw new StoreException(Reason.UNAVAILABLE, "the store is closed", null);
      }
      return reader.read(work);
    } finally {
      free.add(reader);
    }
  }

  private Reader take() {
    try {
      return free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "interrupted while waiting for a reader", e);
    }
  }

  /** Waits for readers at work; they stay in the pool, so that late callers are refused instead of waiting. */
  @Override
  public void close() {
    closed = true;
    List<Reader> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(take());
    }
    all.forEach(Reader::giveUp);
    free.addAll(all);
  }
}
