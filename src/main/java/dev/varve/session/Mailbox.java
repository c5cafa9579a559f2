package dev.varve.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one session: handled one at a time, in the order they came, and on no thread of who brings them.
 * Thread-safe.
 */
final class Mailbox {

  private final Scheduler scheduler;
  private final Consumer<SessionEvent> handler;
  private final Queue<SessionEvent> waiting = new ArrayDeque<>();
  private boolean draining;
  private boolean closed;

  /** @param handler throws nothing */
  Mailbox(Scheduler scheduler, Consumer<SessionEvent> handler) {
    this.scheduler = scheduler;
    this.handler = handler;
  }

  /** False when it is closed; then the event was not taken. */
  boolean put(SessionEvent event) {
    synchronized (this) {
      if (closed) {
        return false;
      }
      waiting.add(event);
      if (draining) {
        return true;
      }
      draining = true;
    }
    scheduler.run(this::drain);
    return true;
  }

  private void drain() {
    for (SessionEvent event = next(); event != null; event = next()) {
      handler.accept(event);
    }
  }

  private synchronized @Nullable SessionEvent next() {
    SessionEvent event = waiting.poll();
    draining = event != null;
    return event;
  }

  /** Takes no more; returns what came and was not handled. */
  synchronized List<SessionEvent> close() {
    closed = true;
    List<SessionEvent> late = List.copyOf(waiting);
    waiting.clear();
    return late;
  }
}
