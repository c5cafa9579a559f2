package dev.varve.session;

import dev.varve.events.EngineEvents;
import java.time.InstantSource;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What the session manager runs on: threads, clocks, chance, and its policies. A simulation puts its own in their
 * place.
 *
 * @param nanoTime a clock that only grows
 * @param random spreads retries; thread-safe
 * @param slots makes the slots of an observer
 */
public record EngineSetup(
    SessionTimes times,
    Scheduler scheduler,
    InstantSource clock,
    LongSupplier nanoTime,
    RandomGenerator random,
    EngineEvents events,
    SessionMachine machine,
    IntFunction<Slots> slots,
    SessionTrace trace) {

  /** The policies of the product. */
  public static EngineSetup of(
      SessionTimes times,
      Scheduler scheduler,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator random,
      EngineEvents events) {
    SessionMachine machine = new SessionMachine(times, new FailurePolicy(times.pause()));
    return new EngineSetup(
        times, scheduler, clock, nanoTime, random, events, machine, Slots::new, SessionTrace.NONE);
  }
}
