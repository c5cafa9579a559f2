package dev.varve.search;

import dev.varve.memory.MemoryRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a way to search makes of the golden set.
 *
 * @param meanReciprocalRank of the first memory that answers, 0 when none is among the first twenty
 * @param recallAt5 the share of the answer's parts among the first five
 * @param hitsOfUnanswerable how many hits a question without an answer gets in the mean, of twenty
 * @param staleFirst questions in which what was replaced stands above all that replaced it
 * @param recallByKind {@code recallAt5} of each kind of question
 */
record GoldenScore(
    double meanReciprocalRank,
    double recallAt5,
    double hitsOfUnanswerable,
    List<String> staleFirst,
    Map<String, Double> recallByKind) {

  static final int HITS = 20;

  static GoldenScore of(
      List<GoldenSet.Question> questions, Function<GoldenSet.Question, List<MemoryRef>> search) {
    List<Double> ranks = new ArrayList<>();
    List<Double> recalls = new ArrayList<>();
    List<Double> useless = new ArrayList<>();
    List<String> staleFirst = new ArrayList<>();
    Map<String, List<Double>> byKind = new HashMap<>();
    for (GoldenSet.Question question : questions) {
      List<MemoryRef> found = search.apply(question);
      if (question.parts().isEmpty()) {
        useless.add((double) found.size());
        continue;
      }
      ranks.add(reciprocalRank(question, found));
      double recall = recall(question, found.subList(0, Math.min(5, found.size())));
      recalls.add(recall);
      byKind.computeIfAbsent(question.kind(), kind -> new ArrayList<>()).add(recall);
      if (isStaleFirst(question, found)) {
        staleFirst.add(question.id());
      }
    }
    Map<String, Double> recallByKind = new HashMap<>();
    byKind.forEach((kind, all) -> recallByKind.put(kind, mean(all)));
    return new GoldenScore(mean(ranks), mean(recalls), mean(useless), staleFirst, recallByKind);
  }

  private static double reciprocalRank(GoldenSet.Question question, List<MemoryRef> found) {
    for (int i = 0; i < found.size(); i++) {
      MemoryRef ref = found.get(i);
      if (question.parts().stream().anyMatch(part -> part.contains(ref))) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  private static double recall(GoldenSet.Question question, List<MemoryRef> first) {
    long parts = question.parts().stream().filter(part -> first.stream().anyMatch(part::contains)).count();
    return (double) parts / question.parts().size();
  }

  private static boolean isStaleFirst(GoldenSet.Question question, List<MemoryRef> found) {
    for (MemoryRef ref : found) {
      if (question.parts().stream().anyMatch(part -> part.contains(ref))) {
        return false;
      }
      if (question.stale().contains(ref)) {
        return true;
      }
    }
    return false;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
