package dev.varve.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is true now stands above what was true before: a memory that tells of a replacement goes before an older one of the
 * first hits that was found by the same words or is much like it, and is fetched from further down for that. Used by one
 * thread.
 */
final class Succession {

  /** So many of the first hits are compared with others by all of their words. */
  private static final int COMPARED_MAX = 3;

  private static final int NONE = -1;

  private final Layout layout;
  private final Scope scope;
  private final Ranking ranking;
  private final List<Ranked> hits;
  private final Evidence evidence;
  private final Likeness likeness;
  private final Outdated outdated;
  private final List<Integer> waiting = new ArrayList<>();
  private final List<Integer> further = new ArrayList<>();
  private final Map<Long, Long> replaced = new HashMap<>();

  /**
   * @param hits best first, of which those behind the first {@value Relevance#FIRST_MAX} may only be fetched; {@code evidence}
   *     is of them
   */
  Succession(IndexView view, Scope scope, Ranking ranking, List<Ranked> hits, Evidence evidence, Outdated outdated) {
    this.layout = view.layout();
    this.scope = scope;
    this.ranking = ranking;
    this.hits = hits;
    this.evidence = evidence;
    this.likeness = new Likeness(view);
    this.outdated = outdated;
    for (int rank = 0; rank < hits.size(); rank++) {
      (rank < Relevance.FIRST_MAX ? waiting : further).add(rank);
    }
  }

  /** The first hits and what was fetched, in their new order; of the values they had before the greatest comes first. */
  List<Ranked> inOrder() throws IOException {
    List<Integer> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      int older = waiting.getFirst();
      int newer = evidence.isAbout(older, ranking.about()) ? successor(older, ordered.size() < COMPARED_MAX) : NONE;
      if (newer == NONE) {
        ordered.add(waiting.removeFirst());
      } else {
        if (!layout.isOneTurn(place(newer), place(older))) {
          replaced.put(hits.get(older).code(), hits.get(newer).code());
        }
        waiting.removeIf(rank -> rank == newer);
        further.removeIf(rank -> rank == newer);
        waiting.addFirst(newer);
      }
    }
    return valued(ordered);
  }

  private List<Ranked> valued(List<Integer> ordered) {
    List<Float> values = new ArrayList<>();
    ordered.forEach(rank -> values.add((float) hits.get(rank).value()));
    values.sort(Comparator.reverseOrder());
    List<Ranked> valued = new ArrayList<>();
    float above = Float.MAX_VALUE;
    for (int i = 0; i < ordered.size(); i++) {
      Ranked hit = hits.get(ordered.get(i));
      above = Math.min(values.get(i), Math.nextDown(above));
      valued.add(new Ranked(hit.place(), above, hit.code()));
    }
    return valued;
  }

  /**
   * The memories that something newer was put above, each with the one right above it. What one turn left tells of the
   * same work, and most of it is still so.
   */
  Map<Long, Long> replaced() {
    return replaced;
  }

  private int successor(int older, boolean compared) throws IOException {
    int correcting = compared ? correcting(older) : NONE;
    return correcting == NONE ? replacing(older, compared) : correcting;
  }

  /** The best one that says, itself or with its turn, that what the older one says is no longer so. */
  private int correcting(int older) throws IOException {
    for (List<Integer> ranks : List.of(waiting, further)) {
      for (int newer : ranks) {
        boolean after = scope.isOneProject(place(newer), place(older)) && isLater(newer, older);
        if (after && isWorth(newer, older, ranking.fetched()) && outdated.isOutdated(place(older), place(newer))) {
          return newer;
        }
      }
    }
    return NONE;
  }

  private int replacing(int older, boolean compared) throws IOException {
    for (int newer : waiting) {
      if (tells(newer, older) && (answersSame(newer, older) || (compared && continues(newer, older)))) {
        return newer;
      }
    }
    return compared ? fetched(older) : NONE;
  }

  /** The one further down that is most like it. */
  private int fetched(int older) throws IOException {
    int best = NONE;
    float most = ranking.like();
    for (int newer : further) {
      if (tells(newer, older) && isLater(newer, older) && isWorth(newer, older, ranking.fetched())) {
        float like = likeness.of(place(newer), place(older));
        best = like >= most ? newer : best;
        most = Math.max(most, like);
      }
    }
    return best;
  }

  /** Whether the memory may be about what another one of its project says and tells of a replacement. */
  private boolean tells(int newer, int older) {
    return layout.has(place(newer), Traits.REPLACES) && newer != older && scope.isOneProject(place(newer), place(older));
  }

  private boolean answersSame(int newer, int older) {
    return isLater(newer, older)
        && isWorth(newer, older, ranking.newer())
        && evidence.common(newer, older) >= evidence.worth(older) * ranking.same();
  }

  /** Within a turn it is still the same work, so that it must answer about as well. */
  private boolean continues(int newer, int older) throws IOException {
    boolean after = isLater(newer, older) && isWorth(newer, older, ranking.newerAlike());
    boolean further = layout.isFurther(place(newer), place(older)) && isWorth(newer, older, ranking.newer());
    return (after || further) && likeness.of(place(newer), place(older)) >= ranking.like();
  }

  private boolean isLater(int newer, int older) {
    return layout.isLater(place(newer), place(older));
  }

  private boolean isWorth(int newer, int older, float part) {
    return hits.get(newer).value() >= hits.get(older).value() * part;
  }

  private int place(int rank) {
    return hits.get(rank).place();
  }
}
