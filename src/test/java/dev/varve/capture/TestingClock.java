package dev.varve.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until the test moves it. */
final class TestingClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void move(Duration by) {
    now = now.plus(by);
  }
}
