package dev.varve.context;

import dev.varve.memory.Tokens;

/** Collects lines up to a budget inside marks by which we know our own words again; used by one thread. */
final class ContextPage {

  private static final String OPEN = "<varve-context>";
  private static final String CLOSE = "</varve-context>";

  /** Clients cut hook output; 10,000 characters pass everywhere. */
  private static final int CHARS_MAX = 10_000;

  private static final int LINE_CHARS_MAX = 1_200;

  private final StringBuilder text = new StringBuilder(OPEN).append('\n');
  private final int thirdsMax;
  private int thirds = OPEN.length() + 1 + CLOSE.length();
  private int chars = thirds;

  ContextPage(int tokensMax) {
    this.thirdsMax = Tokens.thirds(tokensMax);
  }

  /** Adds the line unless it is empty or over the budget. */
  void line(String line) {
    String one = shown(line);
    if (!one.isBlank() && reserve(one)) {
      append(one);
    }
  }

  /** Adds as much of a line that matters most as half of the page holds. */
  void longLine(String line) {
    int charsLeft = Math.min(CHARS_MAX / 2, CHARS_MAX - chars - 1);
    String shown = fitting(cut(onOneLine(line), charsLeft), Math.min(thirdsMax / 2, thirdsMax - thirds));
    if (shown.length() > 1 && reserve(shown)) {
      append(shown);
    }
  }

  /** The line as the page shows it: on one line, cut, and unable to end the block it stands in. */
  static String shown(String line) {
    return cut(onOneLine(line), LINE_CHARS_MAX);
  }

  private static String onOneLine(String line) {
    return line.replace('<', '‹').replace('>', '›').replaceAll("\\s*\\R\\s*", " · ");
  }

  /** Takes the shown line's room from the budget, to be appended later; false when it has not so much. */
  boolean reserve(String shown) {
    int cost = cost(shown);
    if (thirds + cost > thirdsMax || chars + shown.length() + 1 > CHARS_MAX) {
      return false;
    }
    thirds += cost;
    chars += shown.length() + 1;
    return true;
  }

  /** Whether at least this text has room, before it is worked out what else its line says. */
  boolean hasRoom(String text) {
    return thirds + Tokens.thirds(text) < thirdsMax;
  }

  /** A shown line that has its room already. */
  void append(String shown) {
    text.append(shown).append('\n');
  }

  static int tokens(String shown) {
    return Tokens.whole(cost(shown));
  }

  private static int cost(String shown) {
    return Tokens.thirds(shown) + 1;
  }

  /** What the page costs so far. */
  int tokens() {
    return Tokens.whole(thirds);
  }

  /** Empty when no line was added. */
  String text() {
    return text.length() == OPEN.length() + 1 ? "" : text + CLOSE;
  }

  /** As much of the line as costs so little; one that is cut shows it. */
  private static String fitting(String line, int thirdsMax) {
    if (cost(line) <= thirdsMax) {
      return line;
    }
    int end = 0;
    int thirds = cost("…");
    while (end < line.length() && thirds <= thirdsMax) {
      thirds += Tokens.thirds(line.substring(end, end + 1));
      end++;
    }
    return cut(line, end);
  }

  private static String cut(String line, int charsMax) {
    if (line.length() <= charsMax) {
      return line;
    }
    int end = Math.max(0, charsMax - 1);
    return line.substring(0, end > 0 && Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
