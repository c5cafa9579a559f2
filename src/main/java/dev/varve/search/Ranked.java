package dev.varve.search;

import java.util.Comparator;

/**
 * A place in the order of an answer.
 *
 * @param value what the order goes by: the score, or the time in epoch milliseconds
 * @param code of the memory, which settles ties
 */
record Ranked(int place, double value, long code) {

  /** Best first. */
  static final Comparator<Ranked> ORDER =
      Comparator.comparingDouble(Ranked::value).reversed().thenComparing(Comparator.comparingLong(Ranked::code).reversed());

  boolean isBehind(Ranked other) {
    return ORDER.compare(this, other) > 0;
  }
}
