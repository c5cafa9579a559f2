package dev.varve.redact;

import org.jspecify.annotations.Nullable;

/**
 * What a search or a listing puts before a line.
 *
 * @param path empty if the number stands alone
 * @param end where the line itself begins
 */
record LinePrefix(String path, int number, int end) {

  /** Characters of a line that are looked at for its number. */
  static final int LENGTH_MAX = 400;

  private static final int PATH_POINTS_MAX = 200;
  private static final int BLANKS_MAX = 8;
  private static final int DIGITS_MAX = 7;
  private static final int NONE = -1;

  /** Whether it is of the same file, and not from further up. */
  boolean isBefore(LinePrefix next) {
    return path.equals(next.path) && (next.number == number || next.number == number + 1);
  }

  /** {@code path:12:}, {@code path-13-}, {@code 12:}, and as programs that list a file number its lines. */
  static @Nullable LinePrefix at(Survey survey, int lineStart) {
    byte[] codes = survey.codes();
    String text = survey.text();
    int last = Math.min(text.length(), lineStart + LENGTH_MAX);
    int pathEnd = pathEnd(survey, lineStart, last);
    int number = pathEnd == NONE ? blanksEnd(codes, lineStart, last) : pathEnd + 1;
    int numberEnd = digitsEnd(codes, number, last);
    int end = numberEnd == number ? NONE : signEnd(text, numberEnd, last);
    if (end == NONE) {
      return null;
    }
    String path = pathEnd == NONE ? "" : text.substring(lineStart, pathEnd);
    return new LinePrefix(path, Integer.parseInt(text, number, numberEnd, 10), end);
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

  static boolean isDigit(byte code) {
    return code >= '0' && code <= '9';
  }

  private static boolean isSpace(byte code) {
    return code == ' ' || code >= '\t' && code <= '\r';
  }
}
