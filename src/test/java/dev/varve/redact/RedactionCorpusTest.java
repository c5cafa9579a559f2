package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class RedactionCorpusTest {

  private static final long SEED = 20_117;

  private final Redactor redactor = TestingRedactor.unhurried();
  private final List<PlantedSecret> corpus = PlantedSecret.corpus(SEED);

  @Test
  void no_planted_secret_survives_in_any_part_of_a_hook(TestReporter reporter) {
    var misses = new ArrayList<String>();
    var perKind = new TreeMap<String, Integer>();
    var perAuthor = new TreeMap<PlantedSecret.Author, Integer>();
    for (PlantedSecret planted : corpus) {
      perKind.putIfAbsent(planted.kind(), 0);
      perAuthor.putIfAbsent(planted.author(), 0);
      String survived = survived(planted);
      if (!survived.isEmpty()) {
        perKind.merge(planted.kind(), 1, Integer::sum);
        perAuthor.merge(planted.author(), 1, Integer::sum);
        misses.add(planted.kind() + ", " + planted.place() + ", in " + survived);
      }
    }
    reporter.publishEntry("misses per kind", perKind.toString());
    reporter.publishEntry("misses per author", perAuthor.toString());
    assertThat(misses).as("misses per kind: %s", perKind).isEmpty();
  }

  private String survived(PlantedSecret planted) {
    var stored = new ArrayList<String>();
    if (planted.place().equals("json value")) {
      stored.addAll(HookText.redacted(redactor, TestingJson.parsed(planted.text())));
    } else {
      for (HookText part : HookText.values()) {
        stored.add(part.redacted(redactor, planted.text()));
      }
    }
    return stored.stream().filter(planted::survivesIn).findFirst().orElse("");
  }

  @Test
  void the_corpus_has_ten_places_for_each_of_52_kinds() {
    Map<String, Integer> places = new TreeMap<>();
    corpus.forEach(planted -> places.merge(planted.kind(), 1, Integer::sum));
    assertThat(places).hasSize(52);
    assertThat(places.values()).containsOnly(10);
  }

  @Test
  void most_of_the_corpus_was_written_without_a_rule_for_it_at_hand() {
    Map<PlantedSecret.Author, Integer> lines = new TreeMap<>();
    corpus.forEach(planted -> lines.merge(planted.author(), 1, Integer::sum));
    assertThat(lines).containsOnlyKeys(PlantedSecret.Author.values());
    assertThat(corpus.size() - lines.getOrDefault(PlantedSecret.Author.RULES, 0)).isGreaterThan(corpus.size() / 2);
  }

  @Test
  void every_secret_is_in_its_place_before_it_is_redacted() {
    assertThat(corpus).allSatisfy(planted -> assertThat(planted.survivesIn(planted.text())).isTrue());
  }

  @Test
  void the_same_seed_plants_the_same_secrets() {
    assertThat(PlantedSecret.corpus(SEED)).isEqualTo(corpus);
    assertThat(PlantedSecret.corpus(SEED + 1)).doesNotContainAnyElementsOf(corpus);
  }
}
