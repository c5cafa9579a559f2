package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of a stretch that fit an observation: the worthiest, each once, in the order they happened. */
final class FactChoice {

  static final int FACTS_MAX = 12;

  private FactChoice() {}

  static List<String> of(Stretch stretch, List<Fact> asked) {
    Map<String, Fact> known = new LinkedHashMap<>();
    asked.forEach(fact -> known.putIfAbsent(fact.text(), fact));
    for (Step step : stretch.steps()) {
      step.facts().forEach(fact -> known.putIfAbsent(fact.text(), fact));
    }
    List<Fact> all = new ArrayList<>(known.values());
    List<Fact> best = new ArrayList<>(all);
    best.sort(Comparator.comparing(Fact::worth).reversed());
    List<Fact> chosen = best.subList(0, Math.min(FACTS_MAX, best.size()));
    List<String> facts = new ArrayList<>();
    for (Fact fact : all) {
      if (chosen.contains(fact)) {
        facts.add(fact.text());
      }
    }
    return facts;
  }
}
