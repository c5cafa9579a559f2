package dev.varve.redact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A word near which a rule may find a secret. Without its case one character is compared with one, whatever a language says.
 *
 * @param literal in small letters if the case does not count
 * @param rule that looks there; null of a word that begins what a text is rid of before its secrets
 */
record Anchor(String literal, boolean exact, @Nullable Rule rule) {

  static Anchor of(String literal, Rule rule) {
    boolean exact = rule instanceof KeyRule key && !key.pattern().pattern().startsWith("(?i)");
    return new Anchor(exact ? literal : literal.toLowerCase(Locale.ROOT), exact, rule);
  }

  static Anchor ofFrame(String literal) {
    return new Anchor(literal, false, null);
  }

  int length() {
    return literal.length();
  }

  private char other(int at) {
    char c = literal.charAt(at);
    return exact ? c : Character.toUpperCase(c);
  }

  /** The codes of what may stand at a place of it. */
  byte[] codesAt(int at) {
    byte one = Survey.code(literal.charAt(at));
    byte other = Survey.code(other(at));
    return one == other ? new byte[] {one} : new byte[] {one, other};
  }

  /** Whether it stands in the text from {@code start} on, where there is room for it. */
  boolean isAt(String text, int start) {
    for (int i = 0; i < literal.length(); i++) {
      char c = text.charAt(start + i);
      if (c != literal.charAt(i) && c != other(i)) {
        return false;
      }
    }
    return true;
  }
}
