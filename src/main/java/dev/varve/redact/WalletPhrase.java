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
   * The first one at or after {@code from}, or null. Reads shorter runs of small letters and blanks from behind, so that it
   * looks at few of their characters.
   */
  static @Nullable Span next(Survey survey, int from) {
    byte[] codes = survey.codes();
    int start = from;
    while (start + LENGTH_MIN <= codes.length) {
      int end = start + LENGTH_MIN;
      int last = end - 1;
      while (last >= start && isPart(codes[last])) {
        last--;
      }
      if (last >= start) {
        start = last + 1;
        continue;
      }
      // What does not begin as a phrase does need not be read to its end.
      end = mayFollow(codes, start) ? endOfRun(codes, end) : end;
      if (isPhrase(survey.text(), start, end)) {
        return new Span(start, end, KIND, false);
      }
      start = end;
    }
    return null;
  }

  private static int endOfRun(byte[] codes, int from) {
    int end = from;
    while (end < codes.length && isPart(codes[end])) {
      end++;
    }
    return end;
  }

  private static boolean isPhrase(String text, int start, int end) {
    if (!standsAlone(text, start, end)) {
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

  private static boolean mayFollow(byte[] codes, int start) {
    return start == 0 || isBreak((char) codes[start - 1]) || QUOTES.indexOf(codes[start - 1]) >= 0;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isPart(byte code) {
    return code >= 'a' && code <= 'z' || code == ' ';
  }
}
