package dev.varve.redact;

/**
 * What a value is made of. Symbols are characters that neither names nor prose usually contain.
 *
 * @param hyphens with other characters on both sides
 * @param changes from a small letter, a capital or a digit to another of these kinds
 * @param startsUpper whether the first character is an upper-case letter
 */
record Shape(
    int length, int digits, int lowers, int uppers, int symbols, int spaces, int hyphens, int changes, boolean startsUpper) {

  /** What was generated has at least so many characters. */
  static final int RANDOM_LENGTH_MIN = 16;

  private static final int JUMBLED_LENGTH_MIN = 10;
  private static final String SYMBOLS = "!@#$%^&*+=?~|";

  private enum Kind {
    DIGIT,
    LOWER,
    UPPER,
    SYMBOL,
    SPACE,
    HYPHEN,
    OTHER;

    private static Kind of(char c) {
      if (TextEdge.isDigit(c)) {
        return DIGIT;
      } else if (Character.isLowerCase(c)) {
        return LOWER;
      } else if (Character.isUpperCase(c)) {
        return UPPER;
      } else if (SYMBOLS.indexOf(c) >= 0) {
        return SYMBOL;
      } else if (Character.isWhitespace(c)) {
        return SPACE;
      }
      return c == '-' ? HYPHEN : OTHER;
    }

    private boolean isAlphanumeric() {
      return compareTo(UPPER) <= 0;
    }
  }

  static Shape of(String value) {
    int[] counts = new int[Kind.values().length];
    int changes = 0;
    Kind before = Kind.OTHER;
    for (int i = 0; i < value.length(); i++) {
      Kind kind = Kind.of(value.charAt(i));
      if (kind != Kind.HYPHEN || i > 0 && i + 1 < value.length()) {
        counts[kind.ordinal()]++;
      }
      if (kind != before && kind.isAlphanumeric() && before.isAlphanumeric()) {
        changes++;
      }
      before = kind;
    }
    return new Shape(
        value.length(),
        counts[Kind.DIGIT.ordinal()],
        counts[Kind.LOWER.ordinal()],
        counts[Kind.UPPER.ordinal()],
        counts[Kind.SYMBOL.ordinal()],
        counts[Kind.SPACE.ordinal()],
        counts[Kind.HYPHEN.ordinal()],
        changes,
        !value.isEmpty() && Character.isUpperCase(value.charAt(0)));
  }

  int letters() {
    return lowers + uppers;
  }

  boolean isMixed() {
    return digits > 0 && letters() > 0;
  }

  /** Several digits, capitals and small letters, as hardly any path has. */
  boolean hasManyOfEachKind() {
    return digits > 2 && uppers > 2 && lowers > 2;
  }

  /** Letters and digits mixed, long enough to have been generated. */
  boolean looksRandom() {
    return length >= RANDOM_LENGTH_MIN && isMixedUp() && spaces == 0;
  }

  /** Letters and digits in an order that no name has: each hump of a name is two changes in several characters. */
  boolean isMixedUp() {
    return letters() >= 2 && (digits >= 2 || digits == 1 && 5 * changes >= 2 * length || 2 * changes >= length);
  }

  /**
   * Changes its kind of characters nearly every other time, as generated letters and digits do nine times in ten from 14
   * characters on; names of code keep well below.
   */
  boolean isJumbled() {
    return length >= JUMBLED_LENGTH_MIN && digits > 0 && 20 * changes >= 9 * (length - 1);
  }

  /** Capitals and small letters in an order that no word has. */
  boolean isScrambled() {
    return length >= JUMBLED_LENGTH_MIN && 2 * changes >= length;
  }

  /** A word as a user reads it: a capital and small letters. */
  boolean isLabel() {
    return digits == 0 && startsUpper && uppers == 1;
  }
}
