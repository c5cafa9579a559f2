package dev.varve.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which pairs of neighbouring characters deserve a second look, and where: one pair of each anchor, the rarest it has, and
 * those of which a {@link Survey} is told besides. Immutable.
 */
final class AnchorPairs {

  /** Seven bits of each character tell pairs apart; what looks alike is told apart at the second look. */
  private static final int BITS = 7;

  private static final int MASK = (1 << 2 * BITS) - 1;
  private static final int LOW = (1 << BITS) - 1;

  /** What sources, logs and prose are full of, the commonest first; how common they are falls with their rank. */
  private static final String COMMON = " etaronisl\n.cpdumhgvfwyb";

  /** So many are about as common as the first. */
  private static final int COMMON_ONES = 4;

  private static final double RARE = 1 / 300.0;
  private static final double[] COMMONNESS = commonness();
  private static final byte[] ALL = all();

  private final char[] groups = new char[MASK + 1];
  private final Look[][] looks;
  private final int[] distances;

  /** @param anchors the longest first, since those have more pairs to choose from */
  AnchorPairs(List<Anchor> anchors) {
    distances = new int[anchors.size()];
    Map<Integer, Map<Integer, Look>> byPair = new HashMap<>();
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
    int[] best = {};
    int distance = 0;
    double least = Double.MAX_VALUE;
    for (int last = Math.min(1, anchor.length() - 1); last < anchor.length(); last++) {
      int[] pairs = pairs(anchor, last);
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
  private static int[] pairs(Anchor anchor, int last) {
    byte[] codes = anchor.codesAt(last);
    byte[] before = last == 0 ? ALL : anchor.codesAt(last - 1);
    var pairs = new int[before.length * codes.length];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = next(before[i / codes.length], codes[i % codes.length]);
    }
    return pairs;
  }

  /** Of one more look at a pair: the first one is dearer, and one more anchor for the same look costs next to nothing. */
  private static double cost(int pair, Map<Integer, Look> known, int distance) {
    double looks = known.isEmpty() ? 1 : known.containsKey(distance) ? 0 : 0.5;
    return looks * COMMONNESS[pair >> BITS] * COMMONNESS[pair & LOW];
  }

  private static double[] commonness() {
    var commonness = new double[1 << BITS];
    Arrays.fill(commonness, RARE);
    for (int rank = 0; rank < COMMON.length(); rank++) {
      commonness[COMMON.charAt(rank)] = 1.0 / (rank + COMMON_ONES);
    }
    return commonness;
  }

  private static byte[] all() {
    var all = new byte[1 << BITS];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
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

  /**
   * Where the next pair ends that needs a second look; the end of the text if none does. The loop calls nothing, so that its
   * variables stay in registers.
   */
  int nextLook(byte[] codes, int from) {
    char[] groups = this.groups;
    int pair = before(codes, from);
    for (int i = from; i < codes.length; i++) {
      pair = next(pair, codes[i]);
      if (groups[pair] != 0) {
        return i;
      }
    }
    return codes.length;
  }

  /** At the pair that ends there. */
  Look[] looks(byte[] codes, int at) {
    return looks[groups[next(before(codes, at), codes[at])]];
  }

  /** A text begins as a line does. */
  private static int before(byte[] codes, int at) {
    return at == 0 ? '\n' : codes[at - 1];
  }

  /** How far before the end of each anchor its pair ends. */
  int[] distances() {
    return distances;
  }
}
