package dev.varve.bench;

import java.util.Arrays;

/** Measured times in nanoseconds; used by one thread. */
final class Latencies {

  private long[] nanos = new long[1024];
  private int count;

  void add(long elapsedNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = elapsedNanos;
  }

  int count() {
    return count;
  }

  /**
   * The smallest time that at least this part of all did not exceed, in milliseconds with three digits; 0 when
   * nothing was measured.
   *
   * @param part above 0, at most 1
   */
  double millis(double part) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    long value = sorted[(int) Math.ceil(part * count) - 1];
    return Math.round(value / 1_000.0) / 1_000.0;
  }
}
