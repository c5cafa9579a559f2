package dev.varve.capture;

import dev.varve.text.Words;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Words that reports use of none too, so the number beside them decides. */
  private static final List<String> COUNTED = List.of("Failures: ", "Errors: ", " failed", " failing");

  private static final List<String> ALL = Stream.of(SURE, COUNTED).flatMap(List::stream).toList();
  private static final Words WORDS = new Words(ALL);

  private static final Pattern COUNT =
      Pattern.compile("(?:Failures|Errors): [1-9]|(?<![\\d.])[1-9]\\d{0,6} (?:tests? )?fail(?:ed|ing)\\b");

  /** Characters on each side of a word in which its number stands. */
  private static final int COUNT_CHARS = 16;

  private FailureMarks() {}

  static boolean areIn(String output) {
    int state = 0;
    for (int i = Math.max(0, output.length() - TAIL_CHARS); i < output.length(); i++) {
      state = WORDS.next(state, output.charAt(i));
      if (state < 0 && isOne(output, i + 1, WORDS.found(state))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(String output, int end, List<Integer> found) {
    for (int word : found) {
      int start = end - ALL.get(word).length();
      if (output.startsWith(ALL.get(word), start) && (word < SURE.size() || isCounted(output, start, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCounted(String output, int start, int end) {
    return COUNT
        .matcher(output)
        .region(Math.max(0, start - COUNT_CHARS), Math.min(output.length(), end + COUNT_CHARS))
        .useTransparentBounds(true)
        .find();
  }
}
