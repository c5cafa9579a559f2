package dev.varve;

import dev.varve.session.Scheduler;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Ends a worker whose store was deleted, moved or replaced, also while nobody writes to it, so that its port is free for
 * the next one. Thread-safe.
 */
final class StoreWatch implements AutoCloseable {

  /** Until then writes are refused by the store itself, so nothing depends on it. */
  static final Duration PERIOD = Duration.ofSeconds(1);

  private final BooleanSupplier isLost;
  private final Runnable end;
  private final Scheduler scheduler;
  private final Object state = new Object();
  private boolean closed;
  private Scheduler.Cancellable next = () -> {};

  /** {@code end} is run once. */
  StoreWatch(BooleanSupplier isLost, Runnable end, Scheduler scheduler) {
    this.isLost = isLost;
    this.end = end;
    this.scheduler = scheduler;
  }

  StoreWatch start() {
    synchronized (state) {
      if (!closed) {
        next = scheduler.after(PERIOD, this::look);
      }
    }
    return this;
  }

  private void look() {
    if (isLost.getAsBoolean()) {
      end.run();
    } else {
      start();
    }
  }

  @Override
  public void close() {
    synchronized (state) {
      closed = true;
      next.cancel();
    }
  }
}
