package dev.varve.context;

/** Collects lines up to a budget inside marks by which we know our own words again; used by one thread. */
final class ContextPage {

  private static final String OPEN = "<varve-context>";
  private static final String CLOSE = "</varve-context>";
  private static final int CHARS_PER_TOKEN = 3;

  /** Clients cut hook output; 10,000 characters pass everywhere. */
  private static final int CHARS_MAX = 10_000;

  private static final int LINE_CHARS_MAX = 1_200;

  private final StringBuilder text = new StringBuilder(OPEN).append('\n');
  private final int charsMax;

  ContextPage(int tokensMax, String heading) {
    this.charsMax = Math.min(CHARS_MAX, tokensMax * CHARS_PER_TOKEN) - CLOSE.length();
    line(heading);
  }

  /** Adds the line unless it is over the budget; what was stored cannot end the block it stands in. */
  void line(String line) {
    String one = cut(line.replace('<', '‹').replace('>', '›').replaceAll("\\s*\\R\\s*", " · "));
    if (text.length() + one.length() + 1 <= charsMax) {
      text.append(one).append('\n');
    }
  }

  String text() {
    return text + CLOSE;
  }

  private static String cut(String line) {
    return line.length() <= LINE_CHARS_MAX ? line : line.substring(0, LINE_CHARS_MAX - 1) + "…";
  }
}
