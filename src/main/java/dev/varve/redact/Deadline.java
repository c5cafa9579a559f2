package dev.varve.redact;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time left for one event. It passes only when enough work was done, too: on a busy machine time goes by without
 * any, and that is no reason to lose text. Once passed it stays passed. Not thread-safe.
 */
final class Deadline {

  private final LongSupplier nanoTime;
  private final long end;
  private final long stepsMin;
  private long steps;
  private boolean passed;

  Deadline(LongSupplier nanoTime, Duration time, long stepsMin) {
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong() + time.toNanos();
    this.stepsMin = stepsMin;
  }

  /** For what must come out the same every time, however long that takes. */
  static Deadline never() {
    return new Deadline(() -> 0, Duration.ofNanos(1), 0);
  }

  void worked(int more) {
    steps += more;
  }

  boolean passed() {
    if (!passed && steps >= stepsMin) {
      passed = nanoTime.getAsLong() - end >= 0;
    }
    return passed;
  }
}
