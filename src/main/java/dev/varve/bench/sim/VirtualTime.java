package dev.varve.bench.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The two clocks of a simulated machine: a monotonic one, and one on the wall that may be set or jump. */
final class VirtualTime implements InstantSource {

  private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

  private long millis;
  private Instant wall = START;

  /** Milliseconds since the start, by the monotonic clock. */
  long elapsed() {
    return millis;
  }

  long nanos() {
    return millis * 1_000_000;
  }

  @Override
  public Instant instant() {
    return wall;
  }

  void moveTo(long later) {
    wall = wall.plusMillis(later - millis);
    millis = later;
  }

  /** The machine slept, or somebody set its clock. */
  void jump(Duration by) {
    wall = wall.plus(by);
  }
}
