package dev.varve.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shows what rules would take out of a text, without a deadline and without the values. Thread-safe. */
public final class Trial {

  /** As often as a redaction reads what is left once more. */
  private static final int ROUNDS_MAX = 4;

  private final Scanner scanner;
  private final Marker marker;

  /** @param key of the hashes in markers */
  public Trial(RedactionRules rules, byte[] key) {
    this.scanner = new Scanner(rules);
    this.marker = new Marker(key);
  }

  /**
   * One secret.
   *
   * @param line counted from 1, as is the column
   * @param length in characters
   * @param kind what the rule that found it is called
   * @param marker what would stand in its place
   */
  public record Hit(int line, int column, int length, String kind, String marker) {}

  /** In order of their places. */
  public List<Hit> hits(String text) {
    List<Hit> hits = new ArrayList<>();
    String rest = text;
    for (int round = 0; round < ROUNDS_MAX; round++) {
      StringBuilder blanked = new StringBuilder(rest);
      for (Span span : spans(rest)) {
        hits.add(hit(text, span));
        // A marker's end is no letter, so neither is what stands for it here; places stay as they are.
        blanked.replace(span.start(), span.end(), "]".repeat(span.end() - span.start()));
      }
      rest = blanked.toString();
    }
    hits.sort(Comparator.comparingInt(Hit::line).thenComparingInt(Hit::column));
    return hits;
  }

  private List<Span> spans(String text) {
    Scanner.Scan scan = scanner.scan(scanner.survey(text), Deadline.never());
    List<Span> all = new ArrayList<>(SecretText.merged(scan.spans()));
    all.removeIf(span -> text.substring(span.start(), span.end()).chars().allMatch(c -> c == ']'));
    return all;
  }

  private Hit hit(String text, Span span) {
    int lineStart = text.lastIndexOf('\n', span.start() - 1) + 1;
    int line = 1 + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
    String secret = text.substring(span.start(), span.end());
    return new Hit(line, span.start() - lineStart + 1, secret.length(), span.kind(), marker.of(span.kind(), secret));
  }
}
