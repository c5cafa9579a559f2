package dev.varve.redact;

import java.util.regex.Pattern;

/** Tells a secret from the other words that a sentence may say of one. */
final class ToldSecret {

  /** What a sentence says of a secret in letters and digits: versions, lengths and ways to hash or encode it. */
  private static final Pattern TECHNICAL =
      Pattern.compile(
          "(?i)v?\\d[\\d.,]*+-?+(?-i:[a-z]*+|[A-Z]{1,4}+|[A-Z][a-z]*+|[kMGT]i?+B)"
              + "|(?:[a-z]{1,12}+-){0,3}"
              + "(?:sha|md|base|utf|argon|pbkdf|b?s?crypt|aes|rsa|hs|rs|es|ed|oauth|http|blake|rot|log|iso|rfc)"
              + "[-_]?\\d{1,5}+(?:[-_/.,].*|[a-z]{0,10}+)");

  private ToldSecret() {}

  /** Letters and digits that are no technical term; a password of letters alone cannot be told from a word. */
  static boolean is(String value, Shape shape) {
    return shape.spaces() == 0 && shape.digits() > 0 && shape.letters() > 0 && !TECHNICAL.matcher(value).matches();
  }
}
