package dev.varve.search;

import java.io.IOException;
import java.util.List;

/**
 * BM25 over the memories of a scope, with neighbours of the same session: walks the postings of each clue once. Rare
 * and common are counted within the scope. Used by one thread.
 */
final class Scoring {

  /** Few memories do not tell yet which words are common. */
  private static final int SCOPE_SIZE_MIN = 100;

  /** A word of more memories than these says little, and lending it would take long. */
  private static final int LENT_MAX = 8_000;

  private static final int COMMON_MIN = 20_000;
  private static final double COMMON_PART = 0.2;

  private final Layout layout;
  private final Scope scope;
  private final Postings postings;
  private final Ranking ranking;
  private final Spread spread;
  private final Findings findings = new Findings();
  private final float[] sums;
  private final float k1Plus;
  private final float normShort;
  private final float normPerWord;
  private float known;
  private float asked;

  Scoring(Layout layout, Scope scope, Ranking ranking, Postings postings) {
    this.layout = layout;
    this.scope = scope;
    this.postings = postings;
    this.ranking = ranking;
    this.spread = new Spread(layout, scope, ranking);
    this.k1Plus = ranking.k1() + 1;
    this.normShort = ranking.k1() * (1 - ranking.b());
    this.normPerWord = ranking.k1() * ranking.b() / (float) scope.meanLength();
    this.sums = new float[scope.last() - scope.first()];
  }

  /**
   * Adds what the places have of something asked for; whether any has it.
   *
   * @param alike terms that often mean the same; a place that has both gets the clue alone
   */
  boolean add(Clue clue, List<String> alike) throws IOException {
    if (known > 0 && isEverywhere(clue)) {
      return true;
    }
    Matches matches = postings.of(clue);
    float worth = clue.weight() * rarity(matches.count());
    asked += worth;
    findings.next(worth);
    boolean found = add(clue, matches);
    if (!alike.isEmpty() && matches.count() <= LENT_MAX) {
      addAlike(clue, alike, matches.count());
    }
    spread.drainInto(sums);
    return found;
  }

  /**
   * What is found by other words too is never worth more than the word that was asked for. Each counts by its own rarity,
   * and more when nobody wrote the word itself, because then another one must have been meant.
   */
  private void addAlike(Clue clue, List<String> terms, int asked) throws IOException {
    float part = clue.weight() * (asked == 0 ? ranking.insteadOf() : ranking.alike());
    int left = LENT_MAX;
    float most = 0;
    for (String term : terms) {
      int documents = postings.documents(clue.field(), term);
      if (documents > 0 && documents <= left) {
        left -= documents;
        most = Math.max(most, addAlike(new Clue(clue.field(), List.of(term), part), asked));
      }
    }
    known += asked == 0 ? most : 0;
  }

  private float addAlike(Clue alike, int asked) throws IOException {
    Matches matches = postings.of(alike);
    if (matches.count() == 0) {
      return 0;
    }
    float weight = alike.weight() * Math.min(rarity(asked), rarity(matches.count()));
    if (asked == 0) {
      findings.add(matches);
    } else {
      findings.addAlike(matches);
    }
    spread(matches, weight, true);
    return weight;
  }

  /** Whether it decides nothing beside rarer clues, of which some are added already, and would take long to read. */
  private boolean isEverywhere(Clue clue) throws IOException {
    return clue.terms().size() == 1 && postings.documents(clue) > Math.max(COMMON_MIN, scope.size() * COMMON_PART);
  }

  /** The same for something that may have been meant in place of what was asked for. */
  void guess(Clue clue) throws IOException {
    Matches matches = postings.of(clue);
    findings.next(clue.weight() * rarity(matches.count()));
    add(clue, matches);
    spread.drainInto(sums);
  }

  /** Adds to places that are found anyway. */
  void favour(Matches matches) {
    float more = ranking.phrase() * rarity(matches.count());
    for (int i = 0; i < matches.count(); i++) {
      sums[matches.place(i) - scope.first()] += more;
    }
  }

  private boolean add(Clue clue, Matches matches) {
    if (matches.count() == 0) {
      return false;
    }
    float weight = clue.weight() * rarity(matches.count());
    known += weight;
    findings.add(matches);
    boolean lend = matches.count() <= LENT_MAX;
    if (lend || clue.terms().size() > 1) {
      spread(matches, weight, lend);
    } else {
      sum(matches, weight);
    }
    return true;
  }

  private void spread(Matches matches, float weight, boolean lend) {
    for (int i = 0; i < matches.count(); i++) {
      int place = matches.place(i);
      float score = weight * saturation(matches.frequency(i), layout.length(place));
      if (lend) {
        spread.lend(place, score);
      } else {
        spread.keep(place, score);
      }
    }
  }

  /** Each place is there once, so that it needs no comparison. */
  private void sum(Matches matches, float weight) {
    for (int i = 0; i < matches.count(); i++) {
      int place = matches.place(i);
      sums[place - scope.first()] += weight * saturation(matches.frequency(i), layout.length(place));
    }
  }

  private float rarity(int found) {
    int size = Math.max(SCOPE_SIZE_MIN, scope.size());
    return (float) Math.log(1 + (Math.max(0, size - found) + 0.5) / (found + 0.5));
  }

  private float saturation(int frequency, int length) {
    return frequency * k1Plus / (frequency + normShort + normPerWord * length);
  }

  /** What the places have themselves of all that was added. */
  Evidence evidence(List<Ranked> places) {
    return findings.of(places, scope, asked);
  }

  /** Of each place, counted from the first of the scope. */
  float[] sums() {
    return sums;
  }

  /** 0 where nothing was found. */
  float sum(int place) {
    return sums[place - scope.first()];
  }

  /** Whether a place has enough to be a hit. */
  boolean finds(int place) {
    return sum(place) > 0 && sum(place) >= least();
  }

  /** What has less is no hit, and what has nothing neither. */
  float least() {
    return asked * ranking.floor();
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
