package dev.varve;

import dev.varve.events.EngineEvents;
import dev.varve.session.Rounds;
import dev.varve.session.Scheduler;
import java.time.Duration;

/**
 * Gives back to the system what a busy time took. The serial collector lets the heap grow to its limit before it looks
 * through the old part of it, and nobody asks it to while a worker rests, so that it would hold the memory of its busiest
 * hour for weeks. Thread-safe.
 */
final class IdleHeap {

  /** Without an event for as long a worker rests. */
  static final Duration QUIET = Duration.ofMinutes(1);

  /** What it may hold while it rests; to collect for less would wake it for nothing. */
  static final long KEPT_BYTES = 96L << 20;

  private final Heap heap;
  private final EngineEvents events;
  private final Object state = new Object();
  private boolean worked;
  private boolean workedSinceLook;

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

  /** Takes each event as work. */
  IdleHeap(Heap heap, EngineEvents events) {
    this.heap = heap;
    this.events = events;
    events.subscribe(event -> worked());
  }

  /** The first look comes after a while, so that a start is not burdened. */
  Rounds looks(Scheduler scheduler) {
    Rounds rounds = new Rounds("the heap", QUIET, this::look, scheduler, events);
    rounds.beginLater();
    return rounds;
  }

  private void worked() {
    synchronized (state) {
      worked = true;
      workedSinceLook = true;
    }
  }

  /** Once for each busy time, because what is left then is needed. */
  private void look() {
    if (rests() && heap.committed() > KEPT_BYTES) {
      heap.collect();
    }
  }

  private boolean rests() {
    synchronized (state) {
      boolean rests = worked && !workedSinceLook;
      worked &= !rests;
      workedSinceLook = false;
      return rests;
    }
  }
}
