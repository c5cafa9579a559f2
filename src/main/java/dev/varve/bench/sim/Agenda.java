package dev.varve.bench.sim;

import dev.varve.session.Scheduler.Cancellable;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/** What is to happen, by virtual time; of tasks due at the same time the seed chooses the order. */
final class Agenda {

  private static final Comparator<Entry> ORDER =
      Comparator.<Entry>comparingLong(entry -> entry.at).thenComparingLong(entry -> entry.tie)
          .thenComparingLong(entry -> entry.number);

  private static final class Entry {

    private final long at;
    private final long tie;
    private final long number;
    private final Runnable task;
    private boolean cancelled;

    Entry(long at, long tie, long number, Runnable task) {
      this.at = at;
      this.tie = tie;
      this.number = number;
      this.task = task;
    }

    void cancel() {
      cancelled = true;
    }
  }

  private final VirtualTime time;
  private final RandomGenerator random;
  private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
  private long number;

  Agenda(VirtualTime time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  /** Runs the task at once, in any order with others. */
  void soon(Runnable task) {
    after(Duration.ZERO, task);
  }

  Cancellable after(Duration delay, Runnable task) {
    Entry entry = new Entry(time.elapsed() + delay.toMillis(), random.nextLong(), number++, task);
    entries.add(entry);
    return entry::cancel;
  }

  /** When the next task is due, by the monotonic clock; never when there is none. */
  long nextAt() {
    while (!entries.isEmpty() && entries.peek().cancelled) {
      entries.poll();
    }
    return entries.isEmpty() ? Long.MAX_VALUE : entries.peek().at;
  }

  /** Moves the time on to the next task and runs it. */
  void runNext() {
    time.moveTo(nextAt());
    entries.remove().task.run();
  }
}
