package dev.varve.bench.sim;

import dev.varve.observer.GatherPolicy;
import dev.varve.observer.TurnLimits;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a seed decides before anything runs.
 *
 * @param calm nothing goes wrong, and two sessions have more work than the slots can do: for fairness and speed
 * @param clients sessions
 * @param events what one of them sends, on average
 * @param active how long they send and things go wrong
 * @param gathering of the paid observer
 * @param limits of the paid observer
 */
record Scenario(
    boolean calm,
    int clients,
    int events,
    Duration active,
    GatherPolicy gathering,
    TurnLimits limits,
    Rates rates) {

  /** Seeds without faults. */
  private static final double CALM_SHARE = 0.2;

  static Scenario of(RandomGenerator random) {
    return random.nextDouble() < CALM_SHARE ? calm(random) : stormy(random);
  }

  private static Scenario calm(RandomGenerator random) {
    return new Scenario(
        true,
        random.nextInt(3, 7),
        3,
        Duration.ofMinutes(5),
        gathering(random),
        new TurnLimits(1, 48_000),
        Rates.CALM);
  }

  private static Scenario stormy(RandomGenerator random) {
    return new Scenario(
        false,
        random.nextInt(3, 13),
        random.nextInt(4, 9),
        Duration.ofMinutes(random.nextInt(4, 25)),
        gathering(random),
        new TurnLimits(random.nextInt(1, 13), random.nextBoolean() ? 48_000 : 10),
        Rates.of(random));
  }

  private static GatherPolicy gathering(RandomGenerator random) {
    return random.nextInt(4) == 0
        ? GatherPolicy.immediately()
        : new GatherPolicy(random.nextInt(2, 7), Duration.ofSeconds(random.nextInt(1, 16)), false);
  }
}
