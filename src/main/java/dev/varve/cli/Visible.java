package dev.varve.cli;

import java.util.Set;

/** Text as a terminal may get it: what others have stored shows its control characters and carries none of them out. */
final class Visible {

  private static final char ESCAPE = '\u001b';

  /** Where the control characters have their pictures. */
  private static final int PICTURES = 0x2400;

  /** The only sequences we write ourselves. In what was stored they do no more than colour it. */
  private static final Set<String> OURS = Set.of("[0m", "[1m", "[2m", "[31m", "[32m", "[33m");

  private Visible() {}

  /** {@code ansi} lets our own colours through. */
  static String of(String text, boolean ansi) {
    if (text.chars().noneMatch(Visible::acts)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean ours = ansi && character == ESCAPE && isOurs(text, i + 1);
      visible.append(acts(character) && !ours ? picture(character) : character);
    }
    return visible.toString();
  }

  private static boolean isOurs(String text, int from) {
    int end = text.indexOf('m', from);
    return end > 0 && OURS.contains(text.substring(from, end + 1));
  }

  /** Lines and tabs are layout; characters that turn the direction of writing make a line read as another one. */
  private static boolean acts(int character) {
    boolean layout = character == '\n' || character == '\t';
    boolean turns = character >= 0x202a && character <= 0x202e || character >= 0x2066 && character <= 0x2069;
    return Character.isISOControl(character) && !layout || turns;
  }

  private static char picture(char character) {
    if (character < ' ') {
      return (char) (PICTURES + character);
    }
    return character == 0x7f ? '\u2421' : '\ufffd';
  }
}
