package dev.varve.bench;

import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What the store alone can do: rows of the same size through the same group commit, one insert each, with a unique
 * key as messages have, without HTTP, redaction or sessions.
 */
final class Ceiling {

  private static final int CALLERS = 64;

  private final LongSupplier nanoClock;

  Ceiling(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** Rows per second, each on disk before its caller goes on. */
  double perSecond(Path file, int rowBytes, Duration warmup, Duration measured) throws InterruptedException {
    try (SqliteDatabase database = SqliteDatabase.open(SqliteOptions.of(file))) {
      database.write(
          tx -> tx.update("CREATE TABLE rows (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, content BLOB)"));
      insert(database, rowBytes, "w", warmup);
      return insert(database, rowBytes, "m", measured) / (measured.toMillis() / 1_000.0);
    }
  }

  private long insert(SqliteDatabase database, int rowBytes, String prefix, Duration time)
      throws InterruptedException {
    long endNanos = nanoClock.getAsLong() + time.toNanos();
    LongAdder rows = new LongAdder();
    List<Future<?>> callers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        callers.add(threads.submit(() -> insert(database, rowBytes, prefix + caller, endNanos, rows)));
      }
    }
    for (Future<?> caller : callers) {
      finished(caller);
    }
    return rows.sum();
  }

  private void insert(SqliteDatabase database, int rowBytes, String prefix, long endNanos, LongAdder rows) {
    byte[] content = new byte[rowBytes];
    new Random(prefix.hashCode()).nextBytes(content);
    for (long n = 0; nanoClock.getAsLong() < endNanos; n++) {
      String name = "tool:" + prefix + "-" + n;
      database.write(tx -> tx.update("INSERT INTO rows (name, content) VALUES (?, ?)", name, content));
      rows.increment();
    }
  }

  private static void finished(Future<?> caller) throws InterruptedException {
    try {
      caller.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a row could not be written", e);
    }
  }
}
