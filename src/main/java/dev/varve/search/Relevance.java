package dev.varve.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders what was found by how well it answers, and says how far it can be relied on. Used by one thread. */
final class Relevance {

  /** So many hits are shown when it is doubtful that anybody knows. */
  private static final int DOUBTFUL_MAX = 5;

  /** So many when it is not sure. */
  private static final int UNSURE_MAX = 10;

  /** So many of a turn are shown then. */
  private static final int UNSURE_TURN_MAX = 2;

  /** So many of the first are looked at closely. */
  static final int FIRST_MAX = 20;

  /** So many are looked at for one that tells what became of a first one. */
  private static final int FETCHED_FROM_MAX = 40;

  /** Behind a page that was shown any place may follow. */
  private static final int ALL = 0;

  private final IndexView view;
  private final Scope scope;
  private final Ranking ranking;
  private final Scoring scoring;
  private final Conditions conditions;
  private final Outdated outdated;
  private Map<Long, Long> replaced = Map.of();
  private boolean doubtful;
  private boolean unsure;

  Relevance(IndexView view, Scope scope, Ranking ranking, Scoring scoring, Conditions conditions, Outdated outdated) {
    this.view = view;
    this.scope = scope;
    this.ranking = ranking;
    this.scoring = scoring;
    this.conditions = conditions;
    this.outdated = outdated;
  }

  /** The best of the places that the conditions let through, behind the cursor. */
  List<Ranked> ranked(Question question, Priors priors, int limit, @Nullable Cursor cursor) throws IOException {
    int close = question.asksState() ? FETCHED_FROM_MAX : FIRST_MAX;
    Candidates candidates = candidates(priors, cursor == null ? Math.max(limit, close) : ALL);
    oncePerTurn(candidates);
    List<Ranked> hits = selected(candidates, 0, new Selection(close, null));
    Evidence evidence = scoring.evidence(hits);
    if (question.asksState()) {
      Succession succession = new Succession(view, scope, ranking, hits, evidence, outdated);
      succession.inOrder().forEach(one -> candidates.revalue(candidates.find(one.place()), (float) one.value()));
      replaced = succession.replaced();
    }
    double least = least(hits, evidence);
    if (unsure) {
      twicePerTurn(candidates, least);
    }
    return selected(candidates, least, new Selection(limit, cursor == null ? null : anchor(cursor, candidates)));
  }

  /** Codes of memories that may have been replaced, each with that of the one that may have replaced it. */
  Map<Long, Long> replaced() {
    return replaced;
  }

  /** Whether hardly anything of what was asked for was found, so that only few hits were given. */
  boolean isDoubtful() {
    return doubtful;
  }

  /** The places that may be among the first so many, each given its value. */
  private Candidates candidates(Priors priors, int first) {
    Matches found = new Matches();
    float least = hopeful(priors, first, found);
    Candidates candidates = new Candidates();
    for (int i = 0; i < found.count(); i++) {
      int place = found.place(i);
      float worth = scoring.sum(place) + priors.share(place) * scoring.known();
      if (worth >= least) {
        candidates.add(place, worth / scoring.asked());
      }
    }
    return candidates;
  }

  /**
   * Goes by words alone: whoever has less than the last of the first so many by more than the priors can give is not on the
   * page. Returns what a place must reach, which is known only when all were looked at, so that not all that were found do.
   */
  private float hopeful(Priors priors, int first, Matches found) {
    Selection selection = new Selection(first, null);
    float known = scoring.known();
    float gift = priors.most() * known;
    float floor = scoring.least();
    float last = 0;
    float least = 0;
    float[] sums = scoring.sums();
    for (int i = 0; i < sums.length; i++) {
      float sum = sums[i];
      int place = scope.first() + i;
      boolean hopes = sum > 0 && sum >= floor && sum + gift >= least;
      if (hopes && sum + priors.most(place) * known >= least && conditions.allow(place)) {
        found.add(place, 1);
        if (sum > last && first != ALL) {
          selection.offer(place, sum, view.layout().code(place));
          last = selection.least();
          least = last * ranking.again();
        }
      }
    }
    return least;
  }

  /** Of each turn the best stays where it is; what else it left says much the same. */
  private void oncePerTurn(Candidates candidates) {
    int best = -1;
    for (int i = 0; i < candidates.count(); i++) {
      if (best < 0 || !view.layout().isOneTurn(candidates.place(best), candidates.place(i))) {
        best = i;
      } else if (candidates.value(i) >= candidates.value(best)) {
        candidates.revalue(best, candidates.value(best) * ranking.again());
        best = i;
      } else {
        candidates.revalue(i, candidates.value(i) * ranking.again());
      }
    }
  }

  /** Much that one turn left looks as if something was known. */
  private void twicePerTurn(Candidates candidates, double least) {
    List<Ranked> shown = selected(candidates, least, new Selection(UNSURE_MAX, null));
    for (int rank = UNSURE_TURN_MAX; rank < shown.size(); rank++) {
      int place = shown.get(rank).place();
      long before = shown.subList(0, rank).stream().filter(one -> view.layout().isOneTurn(one.place(), place)).count();
      if (before >= UNSURE_TURN_MAX) {
        candidates.revalue(candidates.find(place), 0);
      }
    }
  }

  private List<Ranked> selected(Candidates candidates, double least, Selection selection) {
    for (int i = 0; i < candidates.count(); i++) {
      float value = candidates.value(i);
      if (value >= least) {
        selection.offer(candidates.place(i), value, view.layout().code(candidates.place(i)));
      }
    }
    return selection.ranked();
  }

  /** When no hit has most of what was asked for by words alone, the answer may be that nobody knows. */
  private double least(List<Ranked> hits, Evidence evidence) {
    if (hits.isEmpty()) {
      doubtful = conditions.areNone();
      return 0;
    }
    double least = hits.getFirst().value() * ranking.floorOfBest();
    if (!conditions.areNone()) {
      return least;
    }
    float share = evidence.most(FIRST_MAX) / scoring.asked();
    doubtful = share < ranking.doubt();
    unsure = share < ranking.sure();
    if (doubtful) {
      return value(hits, DOUBTFUL_MAX);
    }
    return unsure ? Math.max(least, value(hits, UNSURE_MAX)) : least;
  }

  /** Of the last that is shown. */
  private static double value(List<Ranked> hits, int shown) {
    return hits.get(Math.min(shown, hits.size()) - 1).value();
  }

  /** Where the last hit of the page before stands now, and where it stood when it is gone. */
  private Ranked anchor(Cursor cursor, Candidates candidates) {
    int place = view.layout().find(cursor.code(), scope);
    int candidate = candidates.find(place);
    float value = candidate < 0 ? 0 : candidates.value(candidate);
    return value > 0
        ? new Ranked(place, value, cursor.code())
        : new Ranked(-1, cursor.value(), cursor.code());
  }
}
