package dev.varve.search;

import java.io.IOException;
import java.util.Arrays;
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

  private final IndexView view;
  private final Scope scope;
  private final Ranking ranking;
  private final Scoring scoring;
  private final Conditions conditions;
  private final float[] values;
  private Map<Long, Long> replaced = Map.of();
  private boolean doubtful;
  private boolean unsure;

  Relevance(IndexView view, Scope scope, Ranking ranking, Scoring scoring, Conditions conditions) {
    this.view = view;
    this.scope = scope;
    this.ranking = ranking;
    this.scoring = scoring;
    this.conditions = conditions;
    this.values = new float[scope.last() - scope.first()];
  }

  /** The best of the places that the conditions let through, behind the cursor. */
  List<Ranked> ranked(Question question, Priors priors, int limit, @Nullable Cursor cursor) throws IOException {
    int close = question.asksState() ? FETCHED_FROM_MAX : FIRST_MAX;
    float sumMin = cursor == null ? bySum(Math.max(limit, close)).least() * ranking.again() : 0;
    int[] places = valued(priors, sumMin);
    oncePerTurn(places);
    List<Ranked> hits = selected(places, 0, new Selection(close, null));
    Evidence evidence = scoring.evidence(hits);
    if (question.asksState()) {
      Succession succession = new Succession(view, scope, ranking, hits, evidence, scoring.asked());
      succession.inOrder().forEach(one -> values[one.place() - scope.first()] = (float) one.value());
      replaced = succession.replaced();
    }
    double least = least(hits, evidence);
    if (unsure) {
      twicePerTurn(places, least);
    }
    return selected(places, least, new Selection(limit, cursor == null ? null : anchor(cursor)));
  }

  /** Codes of memories that may have been replaced, each with that of the one that may have replaced it. */
  Map<Long, Long> replaced() {
    return replaced;
  }

  /** Whether hardly anything of what was asked for was found, so that only few hits were given. */
  boolean isDoubtful() {
    return doubtful;
  }

  /** By words alone. Whoever has less than the last of these by more than the priors can give is not on the page. */
  private Selection bySum(int limit) {
    Selection selection = new Selection(limit, null);
    float least = 0;
    for (int place = scope.first(); place < scope.last(); place++) {
      float sum = scoring.sum(place);
      if (sum > least && isFound(place)) {
        selection.offer(place, sum, view.layout().code(place));
        least = selection.least();
      }
    }
    return selection;
  }

  private boolean isFound(int place) {
    return scoring.finds(place) && conditions.allow(place);
  }

  /** The places that may be on the page, each given its value. */
  private int[] valued(Priors priors, float least) {
    int[] places = new int[values.length];
    int count = 0;
    for (int place = scope.first(); place < scope.last(); place++) {
      float sum = scoring.sum(place);
      if (sum > 0 && sum + priors.most(place) * scoring.known() >= least && isFound(place)) {
        values[place - scope.first()] = (sum + priors.share(place) * scoring.known()) / scoring.asked();
        places[count++] = place;
      }
    }
    return Arrays.copyOf(places, count);
  }

  /** Of each turn the best stays where it is; what else it left says much the same. */
  private void oncePerTurn(int[] places) {
    int best = -1;
    for (int place : places) {
      int slot = place - scope.first();
      if (best < 0 || !view.layout().isOneTurn(scope.first() + best, place)) {
        best = slot;
      } else if (values[slot] >= values[best]) {
        values[best] *= ranking.again();
        best = slot;
      } else {
        values[slot] *= ranking.again();
      }
    }
  }

  /** Much that one turn left looks as if something was known. */
  private void twicePerTurn(int[] places, double least) {
    List<Ranked> shown = selected(places, least, new Selection(UNSURE_MAX, null));
    for (int rank = UNSURE_TURN_MAX; rank < shown.size(); rank++) {
      int place = shown.get(rank).place();
      long before = shown.subList(0, rank).stream().filter(one -> view.layout().isOneTurn(one.place(), place)).count();
      if (before >= UNSURE_TURN_MAX) {
        values[place - scope.first()] = 0;
      }
    }
  }

  private List<Ranked> selected(int[] places, double least, Selection selection) {
    for (int place : places) {
      float value = values[place - scope.first()];
      if (value >= least) {
        selection.offer(place, value, view.layout().code(place));
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
  private Ranked anchor(Cursor cursor) {
    int place = view.layout().find(cursor.code(), scope);
    float value = place < 0 ? 0 : values[place - scope.first()];
    return value > 0
        ? new Ranked(place, value, cursor.code())
        : new Ranked(-1, cursor.value(), cursor.code());
  }
}
