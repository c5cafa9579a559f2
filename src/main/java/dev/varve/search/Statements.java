package dev.varve.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a memory says, sentence by sentence. Immutable. */
final class Statements {

  private static final Pattern END = Pattern.compile("\\n|(?<=[.;!?])\\s+");

  /** Of a longer memory the beginning says what it is about. */
  private static final int READ_CHARS_MAX = 4_000;

  /** A sentence with the figures it has. */
  private record Statement(String text, Set<Figure> figures) {}

  private final String text;
  private final List<Statement> statements = new ArrayList<>();

  Statements(String whole) {
    this.text = whole.substring(0, Math.min(whole.length(), READ_CHARS_MAX));
    for (String sentence : END.split(text)) {
      Set<Figure> figures = Figure.in(sentence);
      if (!figures.isEmpty()) {
        statements.add(new Statement(sentence, figures));
      }
    }
  }

  /** How many of the sought words that it has stand in a sentence with one of the figures: 0 for none, 1 for all. */
  float share(Set<Figure> figures, Sought sought, MemoryAnalyzer analyzer) {
    StringBuilder telling = new StringBuilder();
    for (Statement statement : statements) {
      if (!Collections.disjoint(statement.figures(), figures)) {
        telling.append(statement.text()).append('\n');
      }
    }
    if (telling.isEmpty()) {
      return 0;
    }
    int all = sought.termsOf(text, analyzer).size();
    return all == 0 ? 0 : (float) sought.termsOf(telling.toString(), analyzer).size() / all;
  }
}
