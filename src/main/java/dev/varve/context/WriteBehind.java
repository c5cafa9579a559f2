package dev.varve.context;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.session.Scheduler;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Writes what nobody waits for, in order, soon after it was added. A crash may lose the last of it, and so may a store
 * that refuses; that is reported. Thread-safe.
 */
final class WriteBehind implements AutoCloseable {

  /** More only comes together when the store is stuck; then the newest are left out. */
  private static final int WAITING_MAX = 10_000;

  private static final int BATCH_MAX = 50;

  private final Database database;
  private final Scheduler scheduler;
  private final EngineEvents events;
  private final Queue<Consumer<Tx>> waiting = new ArrayDeque<>();
  private boolean scheduled;

  WriteBehind(Database database, Scheduler scheduler, EngineEvents events) {
    this.database = database;
    this.scheduler = scheduler;
    this.events = events;
  }

  void add(Consumer<Tx> write) {
    synchronized (waiting) {
      if (waiting.size() >= WAITING_MAX) {
        return;
      }
      waiting.add(write);
      if (scheduled) {
        return;
      }
      scheduled = true;
    }
    scheduler.run(this::drain);
  }

  private synchronized void drain() {
    for (List<Consumer<Tx>> batch = next(); !batch.isEmpty(); batch = next()) {
      write(batch);
    }
  }

  private List<Consumer<Tx>> next() {
    synchronized (waiting) {
      List<Consumer<Tx>> batch = new ArrayList<>();
      while (!waiting.isEmpty() && batch.size() < BATCH_MAX) {
        batch.add(waiting.remove());
      }
      scheduled = !batch.isEmpty();
      return batch;
    }
  }

  private void write(List<Consumer<Tx>> batch) {
    try {
      database.write(
          tx -> {
            batch.forEach(write -> write.accept(tx));
            return batch.size();
          });
    } catch (RuntimeException e) {
      events.publish(new EngineEvent.Fault("writing down what was told", e.toString()));
    }
  }

  /** Writes what waits. */
  @Override
  public void close() {
    drain();
  }
}
