package dev.varve.redact;

import java.util.regex.Pattern;

/** Tells the names of environment variables, of which nearly any value is literal. */
final class VariableName {

  private static final Pattern SET = Pattern.compile("\\b(?:setenv|setx(?: /[A-Za-z])?|ENV|secret (?:put|set)|set(?: -{1,2}+[A-Za-z]{1,10}+){1,3}+) $");

  /** Characters before a variable that are searched for the command that sets it. */
  private static final int SET_MAX = 40;

  private VariableName() {}

  /** {@code DB_PASSWORD=…}, or as a list of variables in YAML, {@code DB_PASSWORD: …}. */
  static boolean is(String text, int nameStart, int nameEnd, String sign) {
    if (!isUpperCase(text, nameStart, nameEnd)) {
      return false;
    }
    boolean composed = text.substring(nameStart, nameEnd).indexOf('_') > 0;
    return sign.equals("=")
        || sign.isBlank() && isSet(text, nameStart, nameEnd)
        || sign.strip().equals(":") && composed && TextEdge.startsLine(text, nameStart);
  }

  /** A name in a script without capitals is none. */
  private static boolean isUpperCase(String text, int from, int to) {
    if (text.charAt(from) >= 0x80) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** {@code set -gx NAME value}, {@code setenv NAME value}: how others than shells of Bourne's kind set variables. */
  static boolean isSet(String text, int nameStart, int nameEnd) {
    return nameStart > 0
        && isUpperCase(text, nameStart, nameEnd)
        && text.charAt(nameStart - 1) == ' '
        && SET.matcher(text).region(Math.max(0, nameStart - SET_MAX), nameStart).find();
  }
}
