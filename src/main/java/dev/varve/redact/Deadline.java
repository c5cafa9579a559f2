package dev.varve.redact;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time left for one event. Once passed it stays passed. Not thread-safe. */
final class Deadline {

  private final LongSupplier nanoTime;
  private final long end;
  private boolean passed;

  Deadline(LongSupplier nanoTime, Duration time) {
    this.nanoTime = nanoTime;
    this.end = nanoTime.getAsLong() + time.toNanos();
  }

  boolean passed() {
    if (!passed) {
      passed = nanoTime.getAsLong() - end >= 0;
    }
    return passed;
  }
}
