package dev.varve.redact;

/** Tells where a word can start, also after an escape sequence that ends in a letter or digit. */
final class TextEdge {

  private TextEdge() {}

  static boolean startsAt(String text, int at) {
    if (at == 0 || !isWord(text.charAt(at - 1))) {
      return true;
    }
    return followsEscape(text, at) || followsPercentCode(text, at) || followsColour(text, at);
  }

  /** Whether nothing but indentation, a quote, the mark of a list or patch or a number of the line stands before in it. */
  static boolean startsLine(String text, int at) {
    int i = at - 1;
    while (i >= 0 && at - i < 64 && " \t+-\"'".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i < 0 || text.charAt(i) == '\n' || followsLineNumber(text, i + 1);
  }

  /** {@code path:12:} and {@code 12:}, as a search puts them before a line. */
  private static boolean followsLineNumber(String text, int at) {
    int i = at - 1;
    if (text.charAt(i) != ':') {
      return false;
    }
    i--;
    while (i >= 0 && at - i < 10 && isDigit(text.charAt(i))) {
      i--;
    }
    return i < at - 2 && (i < 0 || text.charAt(i) == '\n' || text.charAt(i) == ':');
  }

  static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** {@code \n} and the like, as left by JSON inside a string. */
  private static boolean followsEscape(String text, int at) {
    return at >= 2 && text.charAt(at - 2) == '\\' && "nrtbf".indexOf(text.charAt(at - 1)) >= 0
        || at >= 6 && text.charAt(at - 6) == '\\' && text.charAt(at - 5) == 'u';
  }

  private static boolean followsPercentCode(String text, int at) {
    return at >= 3 && text.charAt(at - 3) == '%';
  }

  /** A terminal's colour sequence: escape, bracket, numbers, m. */
  private static boolean followsColour(String text, int at) {
    int i = at - 1;
    if (text.charAt(i--) != 'm') {
      return false;
    }
    while (i > 0 && at - i < 20 && (isDigit(text.charAt(i)) || text.charAt(i) == ';')) {
      i--;
    }
    return i > 0 && text.charAt(i) == '[' && text.charAt(i - 1) == '\u001b';
  }
}
