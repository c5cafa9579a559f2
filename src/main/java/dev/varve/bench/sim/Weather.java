package dev.varve.bench.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What goes wrong at the moment: all that the scenario wants, and nothing any more once the storm is over. */
final class Weather {

  private final RandomGenerator random;
  private final List<Behaviour> tempers = new ArrayList<>();
  private Rates rates;

  Weather(Rates rates, RandomGenerator random) {
    this.rates = rates;
    this.random = random;
    int kinds = random.nextInt(1, 7);
    for (int i = 0; i < kinds; i++) {
      tempers.add(Behaviour.values()[random.nextInt(Behaviour.values().length)]);
    }
  }

  void clears() {
    rates = Rates.CALM;
  }

  boolean isCalm() {
    return rates.equals(Rates.CALM);
  }

  Rates rates() {
    return rates;
  }

  boolean happens(double chance) {
    return chance > 0 && random.nextDouble() < chance;
  }

  /** What an observer does with the next turn. */
  Behaviour behaviour() {
    return happens(rates.observerErrs()) ? tempers.get(random.nextInt(tempers.size())) : Behaviour.ANSWERS;
  }
}
