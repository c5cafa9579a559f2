package dev.varve.search;

import java.util.List;

/** What the first hits have themselves of what was asked for, not counting what neighbours lend; by their ranks from 0. */
final class Evidence {

  private final long[] clues;
  private final long[] named;
  private final List<Float> worths;
  private final float asked;

  /**
   * @param clues of each hit, as bits; {@code named} without those it has only by a word that often means the same
   * @param worths what each clue is worth; {@code asked} what all is that was asked for
   */
  Evidence(long[] clues, long[] named, List<Float> worths, float asked) {
    this.clues = clues;
    this.named = named;
    this.worths = worths;
    this.asked = asked;
  }

  /** What a hit has. */
  float worth(int rank) {
    return sum(clues[rank]);
  }

  /** Whether a hit has this part of what was asked for. */
  boolean isAbout(int rank, float part) {
    return worth(rank) >= asked * part;
  }

  /** What the one of the first hits has that has most, by the words that were asked for wherever anybody wrote them. */
  float most(int first) {
    float most = 0;
    for (int rank = 0; rank < Math.min(first, named.length); rank++) {
      most = Math.max(most, sum(named[rank]));
    }
    return most;
  }

  /** What both have. */
  float common(int rank, int other) {
    return sum(clues[rank] & clues[other]);
  }

  private float sum(long bits) {
    float sum = 0;
    for (long left = bits; left != 0; left &= left - 1) {
      sum += worths.get(Long.numberOfTrailingZeros(left));
    }
    return sum;
  }
}
