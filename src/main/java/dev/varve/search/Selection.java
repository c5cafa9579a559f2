package dev.varve.search;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Keeps the best of what it is offered, behind a page that was shown before. Used by one thread. */
final class Selection {

  private final int limit;
  private final @Nullable Ranked behind;
  private final PriorityQueue<Ranked> best = new PriorityQueue<>(Ranked.ORDER.reversed());

  /** @param behind the last of the page before; null for the first page */
  Selection(int limit, @Nullable Ranked behind) {
    this.limit = limit;
    this.behind = behind;
  }

  /** The value of the last, 0 while there are fewer than asked for. */
  float least() {
    return best.size() < limit ? 0 : (float) best.element().value();
  }

  void offer(int place, double value, long code) {
    if (best.size() == limit && value < best.element().value()) {
      return;
    }
    Ranked ranked = new Ranked(place, value, code);
    if (behind != null && !ranked.isBehind(behind)) {
      return;
    }
    best.add(ranked);
    if (best.size() > limit) {
      best.remove();
    }
  }

  /** Best first. */
  List<Ranked> ranked() {
    List<Ranked> ranked = new ArrayList<>(best);
    ranked.sort(Ranked.ORDER);
    return ranked;
  }
}
