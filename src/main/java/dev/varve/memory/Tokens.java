package dev.varve.memory;

/**
 * Estimates tokens from above: three ASCII characters or one other count as one, fewer than tokenizers need for
 * ordinary text.
 */
public final class Tokens {

  private static final int THIRDS = 3;

  private Tokens() {}

  /** In thirds of a token, so that short texts add up exactly. */
  public static int thirds(CharSequence text) {
    int thirds = 0;
    for (int i = 0; i < text.length(); i++) {
      thirds += text.charAt(i) < 0x80 ? 1 : THIRDS;
    }
    return thirds;
  }

  public static int thirds(int tokens) {
    return tokens * THIRDS;
  }

  /** Whole tokens, rounded up. */
  public static int whole(int thirds) {
    return (thirds + THIRDS - 1) / THIRDS;
  }
}
