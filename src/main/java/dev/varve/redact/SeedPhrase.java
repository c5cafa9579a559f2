package dev.varve.redact;

import java.util.regex.Pattern;

/** The words from which a wallet makes its keys. */
final class SeedPhrase {

  /** The words of BIP 39 have 3 to 8 letters; phrases have 12 to 24 of them. */
  private static final Pattern WORDS = Pattern.compile("\\s*+(?:[a-z]{3,8}+[\\s,]++){11,23}+[a-z]{3,8}+\\s*+");

  private SeedPhrase() {}

  static boolean is(String value) {
    return WORDS.matcher(value).matches();
  }
}
