package dev.varve.observer.rules.output;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as plain lines: terminal escapes removed, a carriage return ends a line, long lines cut.
 *
 * @param text all lines joined, for quick looks
 */
public record Lines(String text, List<String> all) {

  public static final Lines NONE = new Lines("", List.of());

  /** Longer lines are machine output; their head says what they are, and patterns stay cheap. */
  private static final int LINE_CHARS_MAX = 1_000;

  private static final int PARAGRAPH_CHARS_MAX = 24_000;

  private static final char ESCAPE = '\u001b';
  private static final char BELL = '\u0007';

  public Lines {
    all = List.copyOf(all);
  }

  public static Lines of(String raw) {
    return of(raw, LINE_CHARS_MAX);
  }

  /** Prose has a paragraph on one line. */
  public static Lines ofProse(String raw) {
    return of(raw, PARAGRAPH_CHARS_MAX);
  }

  private static Lines of(String raw, int lineCharsMax) {
    if (raw.isEmpty()) {
      return NONE;
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int plain = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\t' || !Character.isISOControl(c)) {
        continue;
      }
      add(line, raw, plain, i, lineCharsMax);
      if (c == ESCAPE) {
        i = escapeEnd(raw, i);
      } else if (c == '\n' || c == '\r') {
        end(line, lines);
      }
      plain = i + 1;
    }
    add(line, raw, plain, raw.length(), lineCharsMax);
    end(line, lines);
    return new Lines(String.join("\n", lines), lines);
  }

  private static void add(StringBuilder line, String raw, int from, int to, int lineCharsMax) {
    line.append(raw, Math.min(from, to), Math.min(to, from + lineCharsMax - line.length()));
  }

  private static void end(StringBuilder line, List<String> lines) {
    String text = line.toString().stripTrailing();
    if (!text.isEmpty()) {
      lines.add(text);
    }
    line.setLength(0);
  }

  /** Index of the last character of the escape sequence that starts at {@code at}. */
  private static int escapeEnd(String raw, int at) {
    int next = at + 1;
    if (next >= raw.length()) {
      return at;
    }
    char kind = raw.charAt(next);
    if (kind != '[' && kind != ']') {
      return next;
    }
    int i = next + 1;
    while (i < raw.length() && !ends(kind, raw.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean ends(char kind, char c) {
    boolean last = kind == '[' ? c >= '@' && c <= '~' : c == BELL || c == ESCAPE;
    return last || c == '\n';
  }

  public boolean mention(String part) {
    return text.contains(part);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The line at an index, empty beyond the end. */
  public String at(int index) {
    return index >= 0 && index < all.size() ? all.get(index) : "";
  }
}
