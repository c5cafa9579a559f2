package dev.varve.redact;

/**
 * A second look at a pair of characters, and which characters must be around it; a bit of them is for the lower five bits of
 * a code.
 *
 * @param place how many characters further on an anchor may end; those below 0 are none
 */
record Look(int place, int before, int behind) {

  /** At a digit that may be of the number of a line. */
  static final int NUMBER = -1;

  /** At a character that a store may not take. */
  static final int ODD = -2;

  /** At a question mark, which may be another character. */
  static final int WIDE = -3;

  private static final int ANY = -1;

  static Look at(int place) {
    return new Look(place, ANY, ANY);
  }

  /** At what may be an anchor whose pair ends {@code distance} characters before its end. */
  static Look forAnchor(Anchor anchor, int distance) {
    int last = anchor.length() - 1 - distance;
    int before = last < 2 ? ANY : bits(anchor, last - 2);
    int behind = distance == 0 ? ANY : bits(anchor, last + 1);
    return new Look(distance, before, behind);
  }

  private static int bits(Anchor anchor, int at) {
    int bits = 0;
    for (byte code : anchor.codesAt(at)) {
      bits |= bit(code);
    }
    return bits;
  }

  /** At what either is for; both are for the same place. */
  Look or(Look other) {
    return new Look(place, before | other.before, behind | other.behind);
  }

  /** Whether it is worth it for a pair that ends at {@code at}. */
  boolean isWorth(byte[] codes, int at) {
    return (behind == ANY || at + 1 < codes.length && (behind & bit(codes[at + 1])) != 0)
        && (before == ANY || at > 1 && (before & bit(codes[at - 2])) != 0);
  }

  private static int bit(byte code) {
    return 1 << code;
  }
}
