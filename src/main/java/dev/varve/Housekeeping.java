package dev.varve;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.memory.Retention;
import dev.varve.session.Rounds;
import dev.varve.session.Scheduler;
import dev.varve.store.Database;
import java.time.Duration;
import java.time.InstantSource;

/** Takes away what is no longer needed, again and again. */
final class Housekeeping {

  private final Retention retention;
  private final Database database;
  private final InstantSource clock;
  private final EngineEvents events;

  Housekeeping(Retention retention, Database database, InstantSource clock, EngineEvents events) {
    this.retention = retention;
    this.database = database;
    this.clock = clock;
    this.events = events;
  }

  /** The first round comes after one period, so that a start is not burdened. */
  Rounds every(Duration period, Scheduler scheduler) {
    Rounds rounds = new Rounds("housekeeping", period, this::round, scheduler, events);
    rounds.beginLater();
    return rounds;
  }

  private void round() {
    long rows = retention.sweep(database, clock);
    if (rows > 0) {
      events.publish(new EngineEvent.Housekeeping(rows));
    }
  }
}
