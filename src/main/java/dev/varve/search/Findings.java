package dev.varve.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;

/** Where each thing asked for was found, kept so that the first hits can be looked at closely. Used by one thread. */
final class Findings {

  /** More clues than one question can have; the rest would count as not found. */
  private static final int CLUES_MAX = Long.SIZE;

  /** Where a clue was found by one of the ways it may be written; {@code named} when by what was asked for. */
  private record Found(int clue, Matches matches, boolean named) {}

  private final List<Float> worths = new ArrayList<>();
  private final List<Found> all = new ArrayList<>();

  /** What is added from now on is of the next clue. */
  void next(float worth) {
    worths.add(worth);
  }

  void add(Matches matches) {
    add(matches, true);
  }

  /** The same for what often means the same as something that others name. */
  void addAlike(Matches matches) {
    add(matches, false);
  }

  private void add(Matches matches, boolean named) {
    if (worths.size() <= CLUES_MAX) {
      all.add(new Found(worths.size() - 1, matches, named));
    }
  }

  /** What these places have themselves of all that was asked for. */
  Evidence of(List<Ranked> places, Scope scope, float asked) {
    FixedBitSet wanted = new FixedBitSet(Math.max(1, scope.last() - scope.first()));
    places.forEach(one -> wanted.set(one.place() - scope.first()));
    long[] clues = new long[places.size()];
    long[] named = new long[places.size()];
    for (Found found : all) {
      Matches matches = found.matches();
      for (int i = 0; i < matches.count(); i++) {
        if (wanted.get(matches.place(i) - scope.first())) {
          int rank = rank(matches.place(i), places);
          clues[rank] |= 1L << found.clue();
          named[rank] |= found.named() ? 1L << found.clue() : 0;
        }
      }
    }
    return new Evidence(clues, named, worths, asked);
  }

  private static int rank(int place, List<Ranked> places) {
    int rank = 0;
    while (places.get(rank).place() != place) {
      rank++;
    }
    return rank;
  }
}
