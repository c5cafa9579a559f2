package dev.varve.context;

/** Collects lines up to a budget inside marks by which we know our own words again; used by one thread. */
final class ContextPage {

  private static final String OPEN = "<varve-context>";
  private static final String CLOSE = "</varve-context>";

  /** The budget is kept in thirds of a token: an ASCII character costs one, any other three, which is seldom less. */
  private static final int THIRDS_PER_TOKEN = 3;

  /** Clients cut hook output; 10,000 characters pass everywhere. */
  private static final int CHARS_MAX = 10_000;

  private static final int LINE_CHARS_MAX = 1_200;

  private final StringBuilder text = new StringBuilder(OPEN).append('\n');
  private int thirdsLeft;

  ContextPage(int tokensMax, String heading) {
    this.thirdsLeft = tokensMax * THIRDS_PER_TOKEN - text.length() - CLOSE.length();
    line(heading);
  }

  /** Adds the line unless it is over the budget; what was stored cannot end the block it stands in. */
  void line(String line) {
    String one = cut(line.replace('<', '‹').replace('>', '›').replaceAll("\\s*\\R\\s*", " · "));
    int thirds = thirds(one) + 1;
    if (thirds <= thirdsLeft && text.length() + one.length() + 1 + CLOSE.length() <= CHARS_MAX) {
      text.append(one).append('\n');
      thirdsLeft -= thirds;
    }
  }

  private static int thirds(String line) {
    int thirds = 0;
    for (int i = 0; i < line.length(); i++) {
      thirds += line.charAt(i) < 0x80 ? 1 : THIRDS_PER_TOKEN;
    }
    return thirds;
  }

  String text() {
    return text + CLOSE;
  }

  private static String cut(String line) {
    if (line.length() <= LINE_CHARS_MAX) {
      return line;
    }
    int end = LINE_CHARS_MAX - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
