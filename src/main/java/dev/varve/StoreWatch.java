package dev.varve;

import dev.varve.events.EngineEvents;
import dev.varve.session.Rounds;
import dev.varve.session.Scheduler;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Ends a worker whose store was deleted, moved or replaced, also while nobody writes to it, so that its port is free for
 * the next one. Thread-safe.
 */
final class StoreWatch implements AutoCloseable {

  /** Until then writes are refused by the store itself, so nothing depends on it. */
  static final Duration PERIOD = Duration.ofSeconds(1);

  private final BooleanSupplier isLost;
  private final Runnable end;
  private final Rounds rounds;

  /** {@code end} is run once. */
  StoreWatch(BooleanSupplier isLost, Runnable end, Scheduler scheduler, EngineEvents events) {
    this.isLost = isLost;
    this.end = end;
    this.rounds = new Rounds("the watch of the store", PERIOD, this::look, scheduler, events);
  }

  StoreWatch start() {
    rounds.beginLater();
    return this;
  }

  private void look() {
    if (isLost.getAsBoolean()) {
      rounds.close();
      end.run();
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
