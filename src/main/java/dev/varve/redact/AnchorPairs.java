package dev.varve.redact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which pairs of neighbouring characters deserve a second look, and where: one pair of each anchor, the rarest it has, and
 * those of which a {@link Survey} is told besides. Immutable.
 */
final class AnchorPairs {

  /** Seven bits of each character tell pairs apart; what looks alike is told apart at the second look. */
  private static final int BITS = 7;

  private static final int MASK = (1 << 2 * BITS) - 1;

  /** What sources, logs and prose are full of, the commonest first; how common they are falls with their rank. */
  private static final String COMMON = " etaronisl\n.cpdumhgvfwyb";

  private static final double RARE = 1 / 300.0;

  private final char[] groups = new char[MASK + 1];
  private final Look[][] looks;
  private final int[] distances;

  /** @param anchors the longest first, since those have more pairs to choose from */
  AnchorPairs(List<Anchor> anchors) {
    distances = new int[anchors.size()];
    Map<Integer, Map<Integer, Look>> byPair = new TreeMap<>();
    for (int i = anchors.size() - 1; i >= 0; i--) {
      distances[i] = choose(anchors.get(i), byPair);
    }
    for (char before : "\n :-".toCharArray()) {
      for (char digit = '0'; digit <= '9'; digit++) {
        add(byPair, next(before, (byte) digit), Look.at(Look.NUMBER));
      }
    }
    for (int before = 0; before < 1 << BITS; before++) {
      add(byPair, next(before, (byte) 0), Look.at(Look.ODD));
      add(byPair, next(before, Survey.WIDE), Look.at(Look.WIDE));
    }
    looks = grouped(byPair);
  }

  private static void add(Map<Integer, Map<Integer, Look>> byPair, int pair, Look look) {
    byPair.computeIfAbsent(pair, _ -> new TreeMap<>()).merge(look.place(), look, Look::or);
  }

  /** Returns how far before the anchor's end its pair ends. */
  private static int choose(Anchor anchor, Map<Integer, Map<Integer, Look>> byPair) {
    Set<Integer> best = Set.of();
    int distance = 0;
    double least = Double.MAX_VALUE;
    for (int last = Math.min(1, anchor.length() - 1); last < anchor.length(); last++) {
      Set<Integer> pairs = pairs(anchor, last);
      double cost = 0;
      for (int pair : pairs) {
        cost += cost(pair, byPair.getOrDefault(pair, Map.of()), anchor.length() - 1 - last);
      }
      if (cost < least) {
        least = cost;
        best = pairs;
        distance = anchor.length() - 1 - last;
      }
    }
    for (int pair : best) {
      add(byPair, pair, Look.forAnchor(anchor, distance));
    }
    return distance;
  }

  /** The character at {@code last} in each of its cases behind the one before it, or behind any if it is the only one. */
  private static Set<Integer> pairs(Anchor anchor, int last) {
    var pairs = new HashSet<Integer>();
    for (int before = 0; before < 1 << BITS; before++) {
      int code = before;
      if (last == 0 || anchor.codesAt(last - 1).stream().anyMatch(each -> (each & (1 << BITS) - 1) == code)) {
        anchor.codesAt(last).forEach(each -> pairs.add(next(code, each)));
      }
    }
    return pairs;
  }

  /** Of one more look at a pair: the first one is dearer, and one more anchor for the same look costs next to nothing. */
  private static double cost(int pair, Map<Integer, Look> known, int distance) {
    double looks = known.isEmpty() ? 1 : known.containsKey(distance) ? 0 : 0.5;
    return looks * commonness(pair >> BITS) * commonness((pair ^ pair >> BITS << BITS) & MASK);
  }

  private static double commonness(int code) {
    int rank = COMMON.indexOf(code);
    return rank < 0 ? RARE : 1.0 / (rank + 4);
  }

  /** Pairs that are looked at alike share a group. */
  private Look[][] grouped(Map<Integer, Map<Integer, Look>> byPair) {
    var alike = new HashMap<Map<Integer, Look>, Integer>();
    var grouped = new ArrayList<Look[]>();
    grouped.add(new Look[0]);
    byPair.forEach((pair, looksAt) -> {
      int group = alike.computeIfAbsent(looksAt, _ -> grouped.size());
      if (group == grouped.size()) {
        grouped.add(looksAt.values().toArray(new Look[0]));
      }
      groups[pair] = (char) group;
    });
    return grouped.toArray(new Look[0][]);
  }

  /** The pair of the last character of {@code pair} and the one that follows it. */
  static int next(int pair, byte code) {
    return (pair << BITS ^ code) & MASK;
  }

  /** By pairs; 0 of those that need no second look. */
  char[] groups() {
    return groups;
  }

  Look[] looks(int group) {
    return looks[group];
  }

  /** How far before the end of each anchor its pair ends. */
  int[] distances() {
    return distances;
  }
}
