package dev.varve;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.memory.Retention;
import dev.varve.session.Scheduler;
import dev.varve.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Takes away what is no longer needed, again and again. */
final class Housekeeping implements AutoCloseable {

  private final Retention retention;
  private final Database database;
  private final InstantSource clock;
  private final Scheduler scheduler;
  private final EngineEvents events;
  private volatile boolean closed;
  private volatile Scheduler.@Nullable Cancellable next;

  Housekeeping(
      Retention retention, Database database, InstantSource clock, Scheduler scheduler, EngineEvents events) {
    this.retention = retention;
    this.database = database;
    this.clock = clock;
    this.scheduler = scheduler;
    this.events = events;
  }

  /** The first round comes after one period, so that a start is not burdened. */
  Housekeeping every(Duration period) {
    if (!closed) {
      next = scheduler.after(period, () -> round(period));
    }
    return this;
  }

  private void round(Duration period) {
    if (closed) {
      return;
    }
    try {
      long rows = retention.sweep(database, clock);
      if (rows > 0) {
        events.publish(new EngineEvent.Housekeeping(rows));
      }
    } catch (RuntimeException e) {
      events.publish(new EngineEvent.Fault("housekeeping", e.toString()));
    }
    every(period);
  }

  @Override
  public void close() {
    closed = true;
    Scheduler.Cancellable pending = next;
    if (pending != null) {
      pending.cancel();
    }
  }
}
