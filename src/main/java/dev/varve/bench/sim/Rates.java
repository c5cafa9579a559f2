package dev.varve.bench.sim;

import java.util.random.RandomGenerator;

/**
 * How often things go wrong, each as a chance from 0 to 1 for one step of its kind.
 *
 * @param storeFails a transaction fails and is undone
 * @param crashesBefore the worker dies before a commit
 * @param crashesAfter the worker dies between a commit and its return
 * @param crashesBetween the worker dies between two tasks
 * @param observerErrs an observer does something else than answer well
 * @param operatorActs somebody unloads, restarts, sets the clock, in one look a minute
 */
record Rates(
    double storeFails,
    double crashesBefore,
    double crashesAfter,
    double crashesBetween,
    double observerErrs,
    double operatorActs) {

  static final Rates CALM = new Rates(0, 0, 0, 0, 0, 0);

  /** Each kind of fault is missing in some seeds, so that one does not hide another. */
  static Rates of(RandomGenerator random) {
    return new Rates(
        some(random, 0.02),
        some(random, 0.006),
        some(random, 0.006),
        some(random, 0.002),
        some(random, 0.5),
        some(random, 0.9));
  }

  private static double some(RandomGenerator random, double most) {
    return random.nextBoolean() ? 0 : random.nextDouble() * most;
  }
}
