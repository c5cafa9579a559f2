package dev.varve.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Recall at some numbers of hits, in percent, over all questions and by category. Used by one thread. */
final class RecallScore {

  static final List<Integer> DEPTHS = List.of(1, 5, 10, 20);

  /** The categories' numbers in the file begin with 1. */
  private static final List<String> NAMES = List.of("multi-hop", "temporal", "open-domain", "single-hop", "adversarial");

  private final Sum all = new Sum();
  private final Map<Integer, Sum> categories = new TreeMap<>();

  private static final class Sum {

    private final double[] shares = new double[DEPTHS.size()];
    private int questions;

    void add(double[] found) {
      questions++;
      for (int i = 0; i < shares.length; i++) {
        shares[i] += found[DEPTHS.get(i)];
      }
    }

    double percent(int i) {
      return questions == 0 ? 0 : Math.round(shares[i] / questions * 1_000) / 10.0;
    }

    ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < shares.length; i++) {
        json.put("recallAt" + DEPTHS.get(i), percent(i));
      }
      return json.put("questions", questions);
    }
  }

  /** @param found for each number of first hits the share of the evidence among them */
  void add(int category, double[] found) {
    all.add(found);
    categories.computeIfAbsent(category, number -> new Sum()).add(found);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("all", all.json());
    ObjectNode byName = json.putObject("categories");
    categories.forEach((number, sum) -> byName.set(name(number), sum.json()));
    return json;
  }

  private static String name(int category) {
    return category >= 1 && category <= NAMES.size() ? NAMES.get(category - 1) : Integer.toString(category);
  }
}
