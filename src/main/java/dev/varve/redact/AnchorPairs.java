package dev.varve.redact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which pairs of neighbouring characters deserve a second look, and where: one pair of each anchor, the rarest it has, and
 * those of which a {@link Survey} is told besides. Immutable.
 */
final class AnchorPairs {

  /** A place that is not so many characters further on: a digit that may be of the number of a line. */
  static final int NUMBER = -1;

  /** A character that a store may not take. */
  static final int ODD = -2;

  /** Seven bits of each character tell pairs apart; what looks alike is told apart at the second look. */
  private static final int BITS = 7;

  private static final int MASK = (1 << 2 * BITS) - 1;

  private static final int GROUPS_MAX = 255;

  /** What sources, logs and prose are full of, the commonest first; how common they are falls with their rank. */
  private static final String COMMON = " etaronisl\n.cpdumhgvfwyb";

  private static final double RARE = 1 / 300.0;

  private final byte[] groups = new byte[MASK + 1];
  private final List<int[]> places = new ArrayList<>();
  private final int[] distances;

  /** @param anchors the longest first, since those have more pairs to choose from */
  AnchorPairs(List<Anchor> anchors) {
    distances = new int[anchors.size()];
    Map<Integer, Set<Integer>> looks = new TreeMap<>();
    for (int i = anchors.size() - 1; i >= 0; i--) {
      distances[i] = choose(anchors.get(i), looks);
    }
    for (char before : "\n :-".toCharArray()) {
      for (char digit = '0'; digit <= '9'; digit++) {
        look(looks, next(before, (byte) digit), NUMBER);
      }
    }
    for (int before = 0; before < 1 << BITS; before++) {
      look(looks, next(before, (byte) 0), ODD);
      look(looks, next(before, Survey.WIDE), ODD);
    }
    group(looks);
  }

  private static void look(Map<Integer, Set<Integer>> looks, int pair, int place) {
    looks.computeIfAbsent(pair, _ -> new TreeSet<>()).add(place);
  }

  /** Pairs that are looked at anyhow cost nothing. Returns how far before the anchor's end its pair ends. */
  private static int choose(Anchor anchor, Map<Integer, Set<Integer>> looks) {
    Set<Integer> best = Set.of();
    int distance = 0;
    double least = Double.MAX_VALUE;
    for (int last = Math.min(1, anchor.length() - 1); last < anchor.length(); last++) {
      Set<Integer> pairs = pairs(anchor, last);
      double cost = 0;
      for (int pair : pairs) {
        cost += looks.containsKey(pair) ? 0 : commonness(pair >> BITS) * commonness((pair ^ pair >> BITS << BITS) & MASK);
      }
      if (cost < least) {
        least = cost;
        best = pairs;
        distance = anchor.length() - 1 - last;
      }
    }
    for (int pair : best) {
      look(looks, pair, distance);
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

  private static double commonness(int code) {
    int rank = COMMON.indexOf(code);
    return rank < 0 ? RARE : 1.0 / (rank + 4);
  }

  /** Pairs with the same places share a group; if there are too many of those, the last one has the places of all others. */
  private void group(Map<Integer, Set<Integer>> looks) {
    var numbers = new HashMap<Set<Integer>, Integer>();
    var members = new ArrayList<Set<Integer>>(List.of(Set.of()));
    looks.forEach((pair, places) -> {
      Integer number = numbers.computeIfAbsent(places, _ -> Math.min(numbers.size() + 1, GROUPS_MAX));
      if (number == members.size()) {
        members.add(new TreeSet<>());
      }
      members.get(number).addAll(places);
      groups[pair] = number.byteValue();
    });
    members.forEach(each -> places.add(each.stream().mapToInt(place -> place).toArray()));
  }

  /** The pair of the last character of {@code pair} and the one that follows it. */
  static int next(int pair, byte code) {
    return (pair << BITS ^ code) & MASK;
  }

  /** By pairs; 0 of those that need no second look. */
  byte[] groups() {
    return groups;
  }

  /** How many characters further on an anchor may end, or {@link #NUMBER}, {@link #ODD}. */
  int[] places(byte group) {
    return places.get(group & GROUPS_MAX);
  }

  /** How far before the end of each anchor its pair ends. */
  int[] distances() {
    return distances;
  }
}
