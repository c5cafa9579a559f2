package dev.varve.search.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words of software work that often mean the same, by the terms that the index knows them by. Immutable. */
public final class Synonyms {

  public static final Synonyms OF_SOFTWARE = read();

  private final Map<String, List<String>> others;

  private Synonyms(Map<String, List<String>> others) {
    this.others = others;
  }

  /** Each line has words that mean about the same; a word may be on several lines. */
  private static Synonyms read() {
    try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.txt");
        MemoryAnalyzer analyzer = new MemoryAnalyzer()) {
      if (in == null) {
        throw new IllegalStateException("missing synonyms.txt");
      }
      Map<String, Set<String>> all = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        List<String> terms = analyzer.words(MemoryAnalyzer.TEXT, line).stream().map(Word::term).toList();
        terms.forEach(term -> all.computeIfAbsent(term, t -> new LinkedHashSet<>()).addAll(terms));
      }
      Map<String, List<String>> others = new HashMap<>();
      all.forEach((term, terms) -> others.put(term, without(terms, term)));
      return new Synonyms(others);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> without(Set<String> terms, String term) {
    List<String> others = new ArrayList<>(terms);
    others.remove(term);
    return List.copyOf(others);
  }

  /** Terms that may stand for this one; none for most. */
  public List<String> of(String term) {
    return others.getOrDefault(term, List.of());
  }
}
