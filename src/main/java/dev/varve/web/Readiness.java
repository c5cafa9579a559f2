package dev.varve.web;

import org.jspecify.annotations.Nullable;

/** Whether the worker is ready, and if so, with what. Thread-safe. */
final class Readiness {

  private record Ready(Backends backends, EventFeed feed) {}

  private volatile @Nullable Ready ready;

  void open(Backends backends, EventFeed feed) {
    ready = new Ready(backends, feed);
  }

  boolean isReady() {
    return ready != null;
  }

  Backends backends() {
    return required().backends();
  }

  EventFeed feed() {
    return required().feed();
  }

  private Ready required() {
    Ready now = ready;
    if (now == null) {
      throw starting();
    }
    return now;
  }

  static Refused starting() {
    return new Refused(
        ProblemKind.STARTING, "the worker is starting and takes nothing yet", "Ask again in a second");
  }
}
