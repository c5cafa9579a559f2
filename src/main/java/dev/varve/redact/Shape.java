package dev.varve.redact;

/**
 * What a value is made of. Symbols are characters that neither names nor prose usually contain.
 *
 * @param startsUpper whether the first character is an upper-case letter
 */
record Shape(int length, int digits, int lowers, int uppers, int symbols, int spaces, boolean startsUpper) {

  private static final String SYMBOLS = "!@#$%^&*+=?~|";

  static Shape of(String value) {
    int digits = 0;
    int lowers = 0;
    int uppers = 0;
    int symbols = 0;
    int spaces = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (TextEdge.isDigit(c)) {
        digits++;
      } else if (Character.isLowerCase(c)) {
        lowers++;
      } else if (Character.isUpperCase(c)) {
        uppers++;
      } else if (SYMBOLS.indexOf(c) >= 0) {
        symbols++;
      } else if (Character.isWhitespace(c)) {
        spaces++;
      }
    }
    boolean startsUpper = !value.isEmpty() && Character.isUpperCase(value.charAt(0));
    return new Shape(value.length(), digits, lowers, uppers, symbols, spaces, startsUpper);
  }

  int letters() {
    return lowers + uppers;
  }

  /** A word as a user reads it: a capital and small letters. */
  boolean isLabel() {
    return digits == 0 && startsUpper && uppers == 1;
  }
}
