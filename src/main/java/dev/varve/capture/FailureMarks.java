package dev.varve.capture;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Knows by its output that a build or a test has failed although the command ended well, because another one read its
 * output, or because the client does not report how a command ended.
 */
final class FailureMarks {

  /** They stand at the end, below all that went well. */
  private static final int TAIL_CHARS = 8_000;

  private static final List<String> SURE =
      List.of(
          "BUILD FAILURE", "BUILD FAILED", "npm ERR!", "npm error ", "Traceback (most recent call last)",
          "error: could not compile", "error[E", "make: *** ", "Exception in thread \"", "FAILED (");

  /** Words that reports use of none too; only where one stands the number beside it is looked for. */
  private static final List<String> COUNTED = List.of("Failures: ", "Errors: ", " failed", " failing");

  private static final Pattern COUNT =
      Pattern.compile("(?:Failures|Errors): [1-9]|(?<![\\d.])[1-9]\\d{0,6} (?:tests? )?fail(?:ed|ing)\\b");

  private FailureMarks() {}

  static boolean areIn(String output) {
    String tail = output.substring(Math.max(0, output.length() - TAIL_CHARS));
    return hasOne(SURE, tail) || (hasOne(COUNTED, tail) && COUNT.matcher(tail).find());
  }

  private static boolean hasOne(List<String> marks, String text) {
    for (String mark : marks) {
      if (text.contains(mark)) {
        return true;
      }
    }
    return false;
  }
}
