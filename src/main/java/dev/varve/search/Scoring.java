package dev.varve.search;

import java.io.IOException;

/**
 * BM25 over the memories of a scope, with neighbours of the same session: walks the postings of each clue once. Rare
 * and common are counted within the scope. Used by one thread.
 */
final class Scoring {

  private final Layout layout;
  private final Scope scope;
  private final Ranking ranking;
  private final Postings postings;
  private final Spread spread;
  private final float[] sums;
  private float known;
  private float asked;

  Scoring(Layout layout, Scope scope, Ranking ranking, Postings postings) {
    this.layout = layout;
    this.scope = scope;
    this.ranking = ranking;
    this.postings = postings;
    this.spread = new Spread(layout, scope, ranking);
    this.sums = new float[scope.last() - scope.first()];
  }

  /** Adds what the places have of something asked for; whether any has it. */
  boolean add(Clue clue) throws IOException {
    Matches matches = postings.of(clue);
    asked += clue.weight() * rarity(matches.count());
    return add(matches, clue.weight());
  }

  /** The same for something that may have been meant in place of what was asked for. */
  void guess(Clue clue) throws IOException {
    add(postings.of(clue), clue.weight());
  }

  private boolean add(Matches matches, float clueWeight) {
    if (matches.count() == 0) {
      return false;
    }
    float weight = clueWeight * rarity(matches.count());
    known += weight;
    for (int i = 0; i < matches.count(); i++) {
      int place = matches.place(i);
      spread.put(place, weight * saturation(matches.frequency(i), layout.length(place)));
    }
    spread.drainInto(sums);
    return true;
  }

  private float rarity(int found) {
    return (float) Math.log(1 + (Math.max(0, scope.size() - found) + 0.5) / (found + 0.5));
  }

  private float saturation(int frequency, int length) {
    float norm = ranking.k1() * (1 - ranking.b() + ranking.b() * (float) (length / scope.meanLength()));
    return frequency * (ranking.k1() + 1) / (frequency + norm);
  }

  /** 0 where nothing was found. */
  float sum(int place) {
    return sums[place - scope.first()];
  }

  /** What a memory scores that has once each clue that is found anywhere. */
  float known() {
    return known;
  }

  /** What a memory would score that has once all that was asked for. */
  float asked() {
    return asked;
  }
}
