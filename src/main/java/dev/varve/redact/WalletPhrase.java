package dev.varve.redact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a wallet that nothing names: on a line of their own or between quotes, and with a valid checksum. */
final class WalletPhrase {

  private static final String KIND = "seed-phrase";

  /** Twelve words of three letters, and the blanks between them. */
  private static final int LENGTH_MIN = 12 * 3 + 11;

  /** Twenty-four words of eight letters, and the blanks between them. */
  private static final int LENGTH_MAX = 24 * 8 + 23;

  private static final String QUOTES = "\"'`";

  private WalletPhrase() {}

  /**
   * The first one at or after {@code from}, or null. Looks at one character in {@value #LENGTH_MIN} between runs of small
   * letters and blanks.
   */
  static @Nullable Span next(String text, int from) {
    int floor = from;
    int at = from + LENGTH_MIN - 1;
    while (at < text.length()) {
      if (isPart(text.charAt(at))) {
        int start = startOfRun(text, floor, at);
        // What does not begin as a phrase does need not be read to its end.
        int end = mayFollow(text, start) ? endOfRun(text, at) : at + 1;
        if (isPhrase(text, start, end)) {
          return new Span(start, end, KIND, false);
        }
        floor = end;
        at = end;
      }
      at += LENGTH_MIN;
    }
    return null;
  }

  private static int startOfRun(String text, int floor, int at) {
    int start = at;
    while (start > floor && isPart(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int endOfRun(String text, int at) {
    int end = at;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPhrase(String text, int start, int end) {
    if (end - start < LENGTH_MIN || !standsAlone(text, start, end)) {
      return false;
    }
    String phrase = text.substring(start, end).strip();
    return phrase.length() <= LENGTH_MAX && WalletWords.arePhrase(List.of(phrase.split(" ", -1)));
  }

  private static boolean standsAlone(String text, int start, int end) {
    char before = start == 0 ? '\n' : text.charAt(start - 1);
    char after = end == text.length() ? '\n' : text.charAt(end);
    return isBreak(before) && isBreak(after) || QUOTES.indexOf(before) >= 0 && (after == before || after == '\\');
  }

  private static boolean mayFollow(String text, int start) {
    return start == 0 || isBreak(text.charAt(start - 1)) || QUOTES.indexOf(text.charAt(start - 1)) >= 0;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isPart(char c) {
    return c >= 'a' && c <= 'z' || c == ' ';
  }
}
