package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does something again and again, with a pause behind each time, until it is closed. A round that fails is told, and the
 * next one comes all the same. Thread-safe; rounds do not overlap.
 */
public final class Rounds implements AutoCloseable {

  private final String name;
  private final Supplier<Duration> pause;
  private final Runnable round;
  private final Scheduler scheduler;
  private final EngineEvents events;
  private volatile boolean closed;
  private volatile Scheduler.@Nullable Cancellable next;

  /** @param name what a fault is said to be in */
  public Rounds(String name, Duration pause, Runnable round, Scheduler scheduler, EngineEvents events) {
    this(name, () -> pause, round, scheduler, events);
  }

  /** @param pause asked for after each round */
  public Rounds(String name, Supplier<Duration> pause, Runnable round, Scheduler scheduler, EngineEvents events) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    this.scheduler = scheduler;
    this.events = events;
  }

  /** The first one comes at once. */
  public void begin() {
    scheduler.run(this::run);
  }

  /** The first one comes after a pause. */
  public void beginLater() {
    if (!closed) {
      next = scheduler.after(pause.get(), this::run);
    }
  }

  private void run() {
    if (closed) {
      return;
    }
    try {
      round.run();
    } catch (RuntimeException e) {
      events.publish(new EngineEvent.Fault(name, e.toString()));
    }
    beginLater();
  }

  public boolean isClosed() {
    return closed;
  }

  /** No round begins any more; one under way is not waited for. */
  @Override
  public void close() {
    closed = true;
    Scheduler.Cancellable pending = next;
    if (pending != null) {
      pending.cancel();
    }
  }
}
