package dev.varve.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is true now stands above what was true before: among the first hits a memory that tells of a replacement goes
 * before an older one that was found by the same words, and the older one right behind it. Used by one thread.
 */
final class Succession {

  private static final int NONE = -1;

  private final Layout layout;
  private final Scope scope;
  private final Ranking ranking;
  private final List<Ranked> first;
  private final Evidence evidence;
  private final float asked;
  private final Map<Long, Long> replaced = new HashMap<>();

  /** @param first the first hits, best first; {@code evidence} is of them; {@code asked} what a memory with all would have */
  Succession(IndexView view, Scope scope, Ranking ranking, List<Ranked> first, Evidence evidence, float asked) {
    this.layout = view.layout();
    this.scope = scope;
    this.ranking = ranking;
    this.first = first;
    this.evidence = evidence;
    this.asked = asked;
  }

  /** The same hits in their new order; the values stay where they were, so that they still fall. */
  List<Ranked> inOrder() {
    List<Integer> waiting = new ArrayList<>();
    for (int rank = 0; rank < first.size(); rank++) {
      waiting.add(rank);
    }
    List<Ranked> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      int successor = successor(waiting);
      if (successor == NONE) {
        Ranked next = first.get(waiting.removeFirst());
        ordered.add(new Ranked(next.place(), first.get(ordered.size()).value(), next.code()));
      } else {
        replaced.put(first.get(waiting.getFirst()).code(), first.get(waiting.get(successor)).code());
        Collections.rotate(waiting.subList(0, successor + 1), 1);
      }
    }
    return ordered;
  }

  /** The memories that something newer was put above, each with the one right above it. */
  Map<Long, Long> replaced() {
    return replaced;
  }

  /** Where in the list the best one stands that goes before its first. */
  private int successor(List<Integer> waiting) {
    int older = waiting.getFirst();
    if (evidence.worth(older) >= asked * ranking.about()) {
      for (int i = 1; i < waiting.size(); i++) {
        if (replaces(waiting.get(i), older)) {
          return i;
        }
      }
    }
    return NONE;
  }

  private boolean replaces(int newer, int older) {
    int place = first.get(newer).place();
    int before = first.get(older).place();
    return layout.has(place, Traits.REPLACES)
        && first.get(newer).value() >= first.get(older).value() * ranking.newer()
        && evidence.common(newer, older) >= evidence.worth(older) * ranking.same()
        && scope.isOneProject(place, before)
        && layout.isLater(place, before);
  }
}
