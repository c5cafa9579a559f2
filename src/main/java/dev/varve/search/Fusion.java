package dev.varve.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One order out of two, by reciprocal rank (Cormack, Clarke and Büttcher, 2009): whoever is high in both is highest, and
 * scores of different kinds need not be compared.
 */
final class Fusion {

  /** So many that words found are ranked together with what is near by meaning; there are no pages beyond. */
  static final int WORDS_MAX = 1_000;

  /** So many of the nearest are taken, because something is always nearest. */
  static final int NEAREST_MAX = 20;

  /** As many when the words say that nobody may know. */
  static final int NEAREST_DOUBTFUL_MAX = 5;

  /** Keeps the first ranks of one order from outweighing the other; the value of the paper. */
  private static final double DAMPING = 60;

  private Fusion() {}

  /** The places of both, the best first, each once; the value is the sum of the reciprocal ranks. */
  static List<Ranked> of(List<Ranked> words, List<Ranked> nearest) {
    Map<Long, Ranked> fused = new HashMap<>();
    add(words, fused);
    add(nearest, fused);
    List<Ranked> inOrder = new ArrayList<>(fused.values());
    inOrder.sort(Ranked.ORDER);
    return inOrder;
  }

  private static void add(List<Ranked> order, Map<Long, Ranked> fused) {
    for (int rank = 0; rank < order.size(); rank++) {
      Ranked one = order.get(rank);
      double value = 1 / (DAMPING + rank + 1);
      fused.merge(
          one.code(),
          new Ranked(one.place(), value, one.code()),
          (known, more) -> new Ranked(known.place(), known.value() + more.value(), known.code()));
    }
  }

  /** The first of an order behind a cursor: behind its memory, and behind where that stood when it is gone. */
  static List<Ranked> page(List<Ranked> inOrder, int limit, @Nullable Cursor cursor) {
    int first = 0;
    if (cursor != null) {
      Ranked shown = new Ranked(-1, cursor.value(), cursor.code());
      for (Ranked one : inOrder) {
        shown = one.code() == cursor.code() ? one : shown;
      }
      while (first < inOrder.size() && !inOrder.get(first).isBehind(shown)) {
        first++;
      }
    }
    return List.copyOf(inOrder.subList(first, Math.min(inOrder.size(), first + limit)));
  }
}
