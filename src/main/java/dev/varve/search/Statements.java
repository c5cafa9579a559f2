package dev.varve.search;

import dev.varve.search.words.MemoryAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a memory says, sentence by sentence. Immutable. */
final class Statements {

  private static final Pattern END = Pattern.compile("\\n|(?<=[.;!?])\\s+");

  /** Of a longer memory the beginning says what it is about. */
  private static final int READ_CHARS_MAX = 4_000;

  private final String text;
  private final String folded;

  Statements(String whole) {
    this.text = whole.substring(0, Math.min(whole.length(), READ_CHARS_MAX));
    this.folded = text.toLowerCase(Locale.ROOT);
  }

  /** How many of the sought words that it has stand in a sentence with one of the figures: 0 for none, 1 for all. */
  float share(Set<Figure> figures, Sought sought, MemoryAnalyzer analyzer) {
    List<Figure> written = figures.stream().filter(figure -> figure.isWrittenIn(folded)).toList();
    String telling = written.isEmpty() ? "" : telling(written);
    if (telling.isEmpty()) {
      return 0;
    }
    int all = sought.termsOf(text, analyzer).size();
    return all == 0 ? 0 : (float) sought.termsOf(telling, analyzer).size() / all;
  }

  /** The sentences that have one of the figures; most are known to have none before they are taken apart. */
  private String telling(List<Figure> figures) {
    List<String> telling = new ArrayList<>();
    for (String sentence : END.split(text, -1)) {
      String lower = sentence.toLowerCase(Locale.ROOT);
      List<Figure> written = figures.stream().filter(figure -> figure.isWrittenIn(lower)).toList();
      if (!written.isEmpty() && Figure.in(sentence).stream().anyMatch(written::contains)) {
        telling.add(sentence);
      }
    }
    return String.join("\n", telling);
  }
}
