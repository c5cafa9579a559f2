package dev.varve.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a failed command's output that tell most, as {@link PlainLine}s. The same mistake has the same signature on
 * another day and machine.
 */
public final class ErrorSignature {

  /** Errors stand at the end of an output, or at its beginning when much follows. */
  private static final int EDGE_CHARS = 16_000;

  private static final int LINES_MAX = 2;

  private final String text;
  private final List<ErrorLine> lines = new ArrayList<>();
  private final List<String> best = new ArrayList<>();

  private ErrorSignature(String text) {
    this.text = text;
  }

  /** Empty when no line tells anything. */
  public static Optional<String> of(String output) {
    return new ErrorSignature(edges(output)).found();
  }

  /** Only lines of one kind count. */
  private Optional<String> found() {
    mark();
    for (ErrorLine.Kind kind : ErrorLine.Kind.values()) {
      if (find(kind)) {
        break;
      }
    }
    return best.isEmpty() ? last() : Optional.of(String.join("\n", best));
  }

  private void mark() {
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      ErrorLine line = ErrorLine.of(text, start, end);
      if (line != null) {
        lines.add(line);
      }
      start = end + 1;
    }
  }

  /** Whether there is any line of this kind. */
  private boolean find(ErrorLine.Kind kind) {
    boolean found = false;
    for (ErrorLine line : lines) {
      if (best.size() < LINES_MAX && line.is(kind)) {
        found = true;
        add(PlainLine.of(line.text()));
      }
    }
    return found;
  }

  private void add(PlainLine line) {
    if (line.isTelling() && !best.contains(line.text())) {
      best.add(line.text());
    }
  }

  /** Where no line looks like an error, the last one is it most often. */
  private Optional<String> last() {
    for (int end = text.length(); end >= 0; ) {
      int start = end;
      while (start > 0 && !isBreak(text.charAt(start - 1))) {
        start--;
      }
      PlainLine line = PlainLine.of(text.substring(start, end));
      if (line.isTelling()) {
        return Optional.of(line.text());
      }
      end = start - 1;
    }
    return Optional.empty();
  }

  /** Those of Unicode, as {@code \R} has them. */
  private static boolean isBreak(char c) {
    return c >= '\n' && c <= '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  private static String edges(String output) {
    String edges =
        output.length() <= 2 * EDGE_CHARS
            ? output
            : output.substring(0, EDGE_CHARS) + "\n" + output.substring(output.length() - EDGE_CHARS);
    return edges.replace('\r', '\n');
  }
}
