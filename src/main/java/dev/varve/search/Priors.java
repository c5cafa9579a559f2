package dev.varve.search;

import dev.varve.search.words.Word;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** What speaks for a memory besides its words, as a share of what all words together are worth. Used by one thread. */
final class Priors {

  private static final float LENGTH_ENOUGH = 30;
  private static final float DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** So many memories open a session: what it is about. */
  private static final int OPENING = 3;

  private final Layout layout;
  private final Ranking ranking;
  private final Question question;
  private final FixedBitSet labelled;
  private final @Nullable TimeSpan time;
  private final long newest;
  private float most;

  private Priors(Layout layout, Ranking ranking, Question question, @Nullable TimeSpan time, long newest) {
    this.layout = layout;
    this.ranking = ranking;
    this.question = question;
    this.labelled = new FixedBitSet(Math.max(1, layout.size()));
    this.time = time;
    this.newest = newest;
  }

  /** @param time that the question names; null when it names none */
  static Priors of(
      IndexView view, Scope scope, Postings postings, Ranking ranking, Question question, @Nullable TimeSpan time)
      throws IOException {
    Priors priors = new Priors(view.layout(), ranking, question, time, scope.newest());
    for (Word word : question.words()) {
      Matches matches = postings.of(new Clue(MemoryDocument.LABEL, List.of(word.term()), 1));
      for (int i = 0; i < matches.count(); i++) {
        priors.labelled.set(matches.place(i));
      }
    }
    priors.most = priors.besidesSummaries();
    return priors;
  }

  /** No place gets more than this. */
  float most() {
    return most + ranking.summary();
  }

  /** The place gets no more than this. */
  float most(int place) {
    return layout.has(place, Traits.SUMS_UP) ? most + ranking.summary() : most;
  }

  private float besidesSummaries() {
    float most = ranking.length() + ranking.start() + ranking.recent();
    most += labelled.cardinality() == 0 ? 0 : ranking.label();
    most += time == null ? 0 : ranking.time();
    most += question.asksWhen() ? ranking.tellsTime() : 0;
    most += question.asksHowMany() ? ranking.counts() : 0;
    return most + (question.asksForName() ? ranking.names() : 0);
  }

  float share(int place) {
    float share = labelled.get(place) ? ranking.label() : 0;
    share += ranking.time() * nearness(layout.time(place));
    share += question.asksWhen() && layout.has(place, Traits.TELLS_TIME) ? ranking.tellsTime() : 0;
    share += question.asksHowMany() && layout.has(place, Traits.COUNTS) ? ranking.counts() : 0;
    share += ranking.length() * Math.min(1, layout.length(place) / LENGTH_ENOUGH);
    share += layout.together(place, place - OPENING) ? 0 : ranking.start();
    share += layout.has(place, Traits.SUMS_UP) ? ranking.summary() : 0;
    share += question.asksForName() && layout.has(place, Traits.NAMES) ? ranking.names() : 0;
    float ageDays = Math.max(0, newest - layout.time(place)) / DAY_MILLIS;
    return share + ranking.recent() / (1 + ageDays / ranking.recentHalfDays());
  }

  private float nearness(long at) {
    if (time == null) {
      return 0;
    }
    return at >= time.from().toEpochMilli() && at < time.until().toEpochMilli() ? 1 : 0;
  }
}
