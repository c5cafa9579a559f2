package dev.varve.search;

import java.util.Arrays;

/**
 * What each place of a scope gets for one clue: the most that it has itself or that a neighbour lends it. Used by one
 * thread.
 */
final class Spread {

  private final Layout layout;
  private final int[] chains;
  private final float[] after;
  private final float[] before;
  private final float answer;
  private final int first;
  private final float[] best;
  private int[] touched = new int[256];
  private int count;

  Spread(Layout layout, Scope scope, Ranking ranking) {
    this.layout = layout;
    this.chains = layout.chains();
    this.after = ranking.after();
    this.before = ranking.before();
    this.answer = ranking.answer();
    this.first = scope.first();
    this.best = new float[scope.last() - scope.first()];
  }

  /** For the place alone. */
  void keep(int place, float score) {
    raise(place, score);
  }

  /** For the place and its neighbours. */
  void lend(int place, float score) {
    raise(place, score);
    int chain = chains[place];
    int end = Math.min(after.length, chains.length - place - 1);
    for (int i = 0; i < end && chains[place + i + 1] == chain; i++) {
      boolean answers = i == 0 && layout.has(place, Traits.ASKS);
      raise(place + i + 1, score * (answers ? answer : after[i]));
    }
    int start = Math.min(before.length, place);
    for (int i = 0; i < start && chains[place - i - 1] == chain; i++) {
      raise(place - i - 1, score * before[i]);
    }
  }

  private void raise(int place, float score) {
    int slot = place - first;
    float known = best[slot];
    if (known >= score) {
      return;
    }
    if (known == 0) {
      if (count == touched.length) {
        touched = Arrays.copyOf(touched, count * 2);
      }
      touched[count++] = slot;
    }
    best[slot] = score;
  }

  /** Adds what each place got to its sum and begins anew. */
  void drainInto(float[] sums) {
    for (int i = 0; i < count; i++) {
      int slot = touched[i];
      sums[slot] += best[slot];
      best[slot] = 0;
    }
    count = 0;
  }
}
