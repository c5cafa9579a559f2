package dev.varve.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/** Where each thing asked for was found, kept so that the first hits can be looked at closely. Used by one thread. */
final class Findings {

  /** More clues than one question can have; the rest would count as not found. */
  private static final int CLUES_MAX = Long.SIZE;

  /** Where a clue was found by one of the ways it may be written. */
  private record Found(int clue, Matches matches) {}

  private final List<Float> worths = new ArrayList<>();
  private final List<Found> all = new ArrayList<>();

  /** What is added from now on is of the next clue. */
  void next(float worth) {
    worths.add(worth);
  }

  void add(Matches matches) {
    if (worths.size() <= CLUES_MAX) {
      all.add(new Found(worths.size() - 1, matches));
    }
  }

  /** What these places have themselves of all that was asked for. */
  Evidence of(List<Ranked> places, Scope scope, float asked) {
    FixedBitSet wanted = new FixedBitSet(Math.max(1, scope.last() - scope.first()));
    places.forEach(one -> wanted.set(one.place() - scope.first()));
    long[] clues = new long[places.size()];
    for (Found found : all) {
      Matches matches = found.matches();
      for (int i = 0; i < matches.count(); i++) {
        if (wanted.get(matches.place(i) - scope.first())) {
          clues[rank(matches.place(i), places)] |= 1L << found.clue();
        }
      }
    }
    return new Evidence(clues, worths, asked);
  }

  private static int rank(int place, List<Ranked> places) {
    int rank = 0;
    while (places.get(rank).place() != place) {
      rank++;
    }
    return rank;
  }
}
