package dev.varve.redact;

/** Tells and makes text that SQLite and PostgreSQL can hold: valid Unicode without NUL. */
final class StorableText {

  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** A copy with U+FFFD for each NUL and each surrogate without its partner. */
  static String of(String text) {
    var repaired = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (!isStorable(text, i)) {
        repaired.setCharAt(i, REPLACEMENT);
      }
    }
    return repaired.toString();
  }

  /** Whether the character at a place may stay. */
  static boolean isStorable(String text, int at) {
    char c = text.charAt(at);
    if (c == 0) {
      return false;
    }
    if (!Character.isSurrogate(c)) {
      return true;
    }
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
