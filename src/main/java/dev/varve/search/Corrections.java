package dev.varve.search;

import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.search.words.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words that are known here for those of a question that no memory has. Used by one thread. */
final class Corrections {

  /** Words looked up: each costs a pass over the dictionary. */
  private static final int SPELLED_MAX = 3;

  private static final int ALIKE_MAX = 3;

  private final String asked;
  private final Spelling spelling;
  private final MemoryAnalyzer analyzer;
  private @Nullable String corrected;

  Corrections(String asked, Spelling spelling, MemoryAnalyzer analyzer) {
    this.asked = asked;
    this.spelling = spelling;
    this.analyzer = analyzer;
  }

  /** For each of the words for which there are any, the terms of those most like it. */
  List<Set<String>> of(List<Word> unknown) throws IOException {
    List<Set<String>> found = new ArrayList<>();
    for (Word word : unknown.subList(0, Math.min(SPELLED_MAX, unknown.size()))) {
      List<String> alike = spelling.like(word);
      if (!alike.isEmpty()) {
        found.add(terms(alike.subList(0, Math.min(ALIKE_MAX, alike.size()))));
        correct(word.written(), alike.getFirst());
      }
    }
    return found;
  }

  private Set<String> terms(List<String> words) {
    Set<String> terms = new HashSet<>();
    for (String word : words) {
      analyzer.words(MemoryAnalyzer.TEXT, word).forEach(part -> terms.add(part.term()));
    }
    return terms;
  }

  private void correct(String written, String known) {
    String text = corrected == null ? asked : corrected;
    corrected = text.replaceFirst("(?iu)\\b" + Pattern.quote(written) + "\\b", Matcher.quoteReplacement(known));
  }

  /** The question with the best of them; null when there was nothing to correct. */
  @Nullable String text() {
    return corrected;
  }
}
