package dev.varve.session;

import dev.varve.memory.Observations;
import dev.varve.memory.Prompts;
import dev.varve.memory.Summaries;
import dev.varve.queue.Claims;
import dev.varve.store.Database;
import java.time.InstantSource;

/** What the engine reads, writes and counts with; one of each for all sessions. */
record EngineParts(Database database, TroubleStates troubles, TurnWork turnWork, Recap recap, QueueDepth depth) {

  static EngineParts of(Database database, Claims claims, InstantSource clock) {
    Observations observations = new Observations();
    Summaries summaries = new Summaries();
    TurnWork turnWork =
        new TurnWork(
            database, claims, new Turns(new Prompts(), observations), new Derivation(observations, summaries), clock);
    return new EngineParts(
        database, new TroubleStates(), turnWork, new Recap(observations, summaries), new QueueDepth());
  }
}
