package dev.varve.text;

import java.util.regex.Pattern;

/**
 * A pattern and its signs: whatever it matches has at least one of them, so that it is tried on few texts. To look for a
 * sign takes a small part of the time that a pattern takes. Immutable and thread-safe.
 */
public final class SignedPattern {

  private final Pattern pattern;
  private final String[] signs;

  /** @param signs as they are written; case counts */
  public SignedPattern(String pattern, String... signs) {
    this.pattern = Pattern.compile(pattern);
    this.signs = signs.clone();
  }

  public boolean isIn(String text) {
    return mayBeIn(text) && pattern.matcher(text).find();
  }

  /** The text with each match replaced; itself when there is none. */
  public String replacedIn(String text, String replacement) {
    return mayBeIn(text) ? pattern.matcher(text).replaceAll(replacement) : text;
  }

  private boolean mayBeIn(String text) {
    for (String sign : signs) {
      if (text.contains(sign)) {
        return true;
      }
    }
    return false;
  }
}
