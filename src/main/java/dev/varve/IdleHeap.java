package dev.varve;

import dev.varve.session.Scheduler;
import java.time.Duration;

/**
 * Gives back to the system what a busy time took. The serial collector lets the heap grow to its limit before it looks
 * through the old part of it, and nobody asks it to while a worker rests, so that it would hold the memory of its busiest
 * hour for weeks. Thread-safe.
 */
final class IdleHeap implements AutoCloseable {

  /** Without an event for as long a worker rests. */
  static final Duration QUIET = Duration.ofMinutes(1);

  /** What it may hold while it rests; to collect for less would wake it for nothing. */
  static final long KEPT_BYTES = 96L << 20;

  private final Heap heap;
  private final Scheduler scheduler;
  private final Object state = new Object();
  private boolean worked;
  private boolean workedSinceLook;
  private boolean closed;
  private Scheduler.Cancellable next = () -> {};

  /** The heap of a process. */
  interface Heap {

    /** In bytes, in use or not. */
    long committed();

    void collect();

    static Heap ofThisProcess() {
      return new Heap() {
        @Override
        public long committed() {
          return Runtime.getRuntime().totalMemory();
        }

        @Override
        public void collect() {
          System.gc();
        }
      };
    }
  }

  IdleHeap(Heap heap, Scheduler scheduler) {
    this.heap = heap;
    this.scheduler = scheduler;
  }

  /** The first look comes after a while, so that a start is not burdened. */
  IdleHeap start() {
    synchronized (state) {
      if (!closed) {
        next = scheduler.after(QUIET, this::look);
      }
    }
    return this;
  }

  /** Something happened. */
  void worked() {
    synchronized (state) {
      worked = true;
      workedSinceLook = true;
    }
  }

  /** Once for each busy time, because what is left then is needed. */
  private void look() {
    boolean rests;
    synchronized (state) {
      rests = worked && !workedSinceLook;
      worked &= !rests;
      workedSinceLook = false;
    }
    if (rests && heap.committed() > KEPT_BYTES) {
      heap.collect();
    }
    start();
  }

  @Override
  public void close() {
    synchronized (state) {
      closed = true;
      next.cancel();
    }
  }
}
