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
  static final Comparator<Ranked> ORDER = Ranked::compare;

  private static int compare(Ranked one, Ranked other) {
    int order = Double.compare(other.value, one.value);
    return order != 0 ? order : Long.compare(other.code, one.code);
  }

  boolean isBehind(Ranked other) {
    return ORDER.compare(this, other) > 0;
  }
}
