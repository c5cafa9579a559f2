package dev.varve.redact;

/**
 * A second look at a pair of characters.
 *
 * @param place how many characters further on an anchor may end; {@link #NUMBER} and {@link #ODD} are none
 * @param probe where, from the end of the pair, a character stands that the pair alone does not say
 * @param characters which it may be, a bit for the lower five bits of its code
 */
record Look(int place, int probe, int characters) {

  /** At a digit that may be of the number of a line. */
  static final int NUMBER = -1;

  /** At a character that a store may not take. */
  static final int ODD = -2;

  private static final int ANY = -1;

  static Look at(int place) {
    return new Look(place, 0, ANY);
  }

  /** At what may be an anchor whose pair ends {@code distance} characters before its end. */
  static Look forAnchor(Anchor anchor, int distance) {
    int last = anchor.length() - 1 - distance;
    int probe = distance > 0 ? 1 : -2;
    if (last + probe < 0) {
      return at(distance);
    }
    int characters = 0;
    for (byte code : anchor.codesAt(last + probe)) {
      characters |= bit(code);
    }
    return new Look(distance, probe, characters);
  }

  /** At what either is for; both are for the same place. */
  Look or(Look other) {
    return probe == other.probe ? new Look(place, probe, characters | other.characters) : at(place);
  }

  /** Whether it is worth it for a pair that ends at {@code at}. */
  boolean isWorth(byte[] codes, int at) {
    int probed = at + probe;
    return probed >= 0 && probed < codes.length && (characters & bit(codes[probed])) != 0;
  }

  private static int bit(byte code) {
    return 1 << code;
  }
}
