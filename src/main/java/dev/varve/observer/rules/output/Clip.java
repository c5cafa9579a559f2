package dev.varve.observer.rules.output;

/** Cuts texts to one line of a limited length, at a word where one ends nearby. */
public final class Clip {

  private static final String MORE = "…";

  private Clip() {}

  /** The text as one line: white space folded, control characters and broken surrogates dropped. */
  public static String line(String text, int charsMax) {
    if (text.length() <= charsMax && isLine(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(Math.min(text.length(), charsMax + 1));
    for (int i = 0; i < text.length() && line.length() <= charsMax; i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
        line.append(c).append(text.charAt(++i));
      } else if (Character.isWhitespace(c) || c == '\u00a0') {
        fold(line);
      } else if (!Character.isISOControl(c) && !Character.isSurrogate(c)) {
        line.append(c);
      }
    }
    String folded = line.toString().strip();
    return folded.length() <= charsMax ? folded : cut(folded, charsMax);
  }

  /** Most texts have nothing to fold or to drop and need no copy. */
  private static boolean isLine(String text) {
    int length = text.length();
    char before = ' ';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
        return false;
      }
      before = c;
    }
    return before != ' ';
  }

  private static void fold(StringBuilder line) {
    if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
      line.append(' ');
    }
  }

  private static String cut(String text, int charsMax) {
    int end = Math.max(0, charsMax - MORE.length());
    int space = text.lastIndexOf(' ', end);
    if (space > end * 2 / 3) {
      end = space;
    }
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + MORE;
  }
}
