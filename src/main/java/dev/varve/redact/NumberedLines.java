package dev.varve.redact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one file as a search or a listing shows them, each behind its number: a secret may span several, so they are read
 * as the one text they are. Immutable.
 *
 * @param start of the first line in the text around them
 * @param end of the last one, without its break
 * @param plain the lines without what stands before them
 * @param lines where each line begins and ends in the text, behind its number
 */
record NumberedLines(int start, int end, String plain, List<TableLine> lines) {

  /** Characters of a line that are looked at for its number. */
  private static final int PREFIX_MAX = 400;

  private static final int PATH_POINTS_MAX = 200;
  private static final int BLANKS_MAX = 8;
  private static final int DIGITS_MAX = 7;
  private static final int NONE = -1;

  /** What stands before a line. */
  private record Prefix(String path, int number, int end) {

    /** Whether it is of the same file, and not from further up. */
    boolean isBefore(Prefix next) {
      return path.equals(next.path) && (next.number == number || next.number == number + 1);
    }
  }

  /** The first two lines or more, or null. */
  static @Nullable NumberedLines first(Survey survey) {
    return survey.listStart() < 0 ? null : from(survey, survey.listStart());
  }

  /** The next ones, or null. */
  @Nullable NumberedLines next(Survey survey) {
    return from(survey, lineAfter(survey.codes(), end));
  }

  /** The first two lines or more at or after a line, or null. */
  private static @Nullable NumberedLines from(Survey survey, int firstLine) {
    byte[] codes = survey.codes();
    int lineStart = firstLine;
    int next = lineAfter(codes, lineStart);
    boolean numbered = mayBeNumbered(codes, lineStart);
    while (next < codes.length) {
      boolean before = numbered;
      numbered = mayBeNumbered(codes, next);
      if (before && numbered) {
        NumberedLines lines = read(survey, lineStart);
        if (lines.lines().size() > 1) {
          return lines;
        }
      }
      lineStart = next;
      next = lineAfter(codes, lineStart);
    }
    return null;
  }

  /** Where the next line begins; the end of the text if none does. */
  private static int lineAfter(byte[] codes, int at) {
    int end = at;
    while (end < codes.length && codes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, codes.length);
  }

  /** Looked at first, since most lines are not. */
  private static boolean mayBeNumbered(byte[] codes, int lineStart) {
    int at = lineStart;
    while (at < codes.length && codes[at] == ' ') {
      at++;
    }
    if (at < codes.length && isDigit(codes[at])) {
      return true;
    }
    return at == lineStart && hasNumber(codes, lineStart);
  }

  private static boolean hasNumber(byte[] codes, int lineStart) {
    int last = Math.min(codes.length - 1, lineStart + PREFIX_MAX);
    for (int i = lineStart + 1; i < last; i++) {
      byte code = codes[i];
      if (code >= 0 && code <= ' ') {
        return false;
      }
      if ((code == ':' || code == '-') && isDigit(codes[i + 1])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDigit(byte code) {
    return code >= '0' && code <= '9';
  }

  private static NumberedLines read(Survey survey, int start) {
    String text = survey.text();
    var lines = new ArrayList<TableLine>();
    var plain = new StringBuilder();
    Prefix before = null;
    int end = start;
    for (int at = start; at < text.length(); at = end + 1) {
      Prefix prefix = prefix(survey, at);
      if (prefix == null || before != null && !before.isBefore(prefix)) {
        break;
      }
      TableLine line = TableLine.at(text, prefix.end());
      plain.append(lines.isEmpty() ? "" : "\n").append(text, line.start(), line.end());
      lines.add(line);
      end = line.end();
      before = prefix;
    }
    return new NumberedLines(start, end, plain.toString(), lines);
  }

  /** {@code path:12:}, {@code path-13-}, {@code 12:}, and as programs that list a file number its lines. */
  private static @Nullable Prefix prefix(Survey survey, int lineStart) {
    byte[] codes = survey.codes();
    String text = survey.text();
    int last = Math.min(text.length(), lineStart + PREFIX_MAX);
    int pathEnd = pathEnd(survey, lineStart, last);
    int number = pathEnd == NONE ? blanksEnd(codes, lineStart, last) : pathEnd + 1;
    int numberEnd = digitsEnd(codes, number, last);
    int end = numberEnd == number ? NONE : signEnd(text, numberEnd, last);
    if (end == NONE) {
      return null;
    }
    String path = pathEnd == NONE ? "" : text.substring(lineStart, pathEnd);
    return new Prefix(path, Integer.parseInt(text, number, numberEnd, 10), end);
  }

  /** Where a path ends that a number between two signs follows. */
  private static int pathEnd(Survey survey, int lineStart, int last) {
    byte[] codes = survey.codes();
    for (int i = lineStart; i < last && !isSpace(codes[i]); i++) {
      boolean sign = codes[i] == ':' || codes[i] == '-';
      if (sign && i > lineStart && isNumber(codes, i + 1, last)) {
        return survey.text().codePointCount(lineStart, i) > PATH_POINTS_MAX ? NONE : i;
      }
      if (codes[i] == ':') {
        return NONE;
      }
    }
    return NONE;
  }

  private static boolean isNumber(byte[] codes, int at, int last) {
    int end = digitsEnd(codes, at, last);
    return end > at && end < last && (codes[end] == ':' || codes[end] == '-');
  }

  private static int digitsEnd(byte[] codes, int at, int last) {
    int end = at;
    while (end < last && end - at < DIGITS_MAX && isDigit(codes[end])) {
      end++;
    }
    return end;
  }

  private static int blanksEnd(byte[] codes, int at, int last) {
    int end = at;
    while (end < last && end - at < BLANKS_MAX && codes[end] == ' ') {
      end++;
    }
    return end;
  }

  /** Behind a colon, a hyphen, a tab, or an arrow or bar with a blank on either side. */
  private static int signEnd(String text, int at, int last) {
    if (at < last && ":-\t".indexOf(text.charAt(at)) >= 0) {
      return at + 1;
    }
    int bar = at < last && text.charAt(at) == ' ' ? at + 1 : at;
    if (bar == last || "→|│".indexOf(text.charAt(bar)) < 0) {
      return NONE;
    }
    return bar + 1 < last && text.charAt(bar + 1) == ' ' ? bar + 2 : bar + 1;
  }

  private static boolean isSpace(byte code) {
    return code == ' ' || code >= '\t' && code <= '\r';
  }

  /** A stretch of the plain lines in the text around them, where a number stands before each of its lines. */
  List<Span> inText(Span span) {
    var parts = new ArrayList<Span>();
    int lineStart = 0;
    for (TableLine line : lines) {
      int lineEnd = lineStart + line.end() - line.start();
      int from = Math.max(span.start(), lineStart);
      int to = Math.min(span.end(), lineEnd);
      if (from < to) {
        int shift = line.start() - lineStart;
        parts.add(new Span(from + shift, to + shift, span.kind(), span.named()));
      }
      lineStart = lineEnd + 1;
    }
    return parts;
  }
}
