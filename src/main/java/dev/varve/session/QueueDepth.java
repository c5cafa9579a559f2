package dev.varve.session;

import java.util.concurrent.atomic.AtomicLong;

/** How many messages wait or are being worked on, counted in memory; the store is asked once, at the start. */
final class QueueDepth {

  private final AtomicLong messages = new AtomicLong();

  void found(long atStart) {
    messages.set(atStart);
  }

  void accepted(int count) {
    messages.addAndGet(count);
  }

  void settled(int count) {
    messages.addAndGet(-count);
  }

  long value() {
    return Math.max(0, messages.get());
  }
}
