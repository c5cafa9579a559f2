package dev.varve.context;

import dev.varve.text.Marks;
import dev.varve.text.SignedPattern;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of an output with words that speak of errors.
 *
 * @param marks which lists of words it has some of
 */
record ErrorLine(String text, int marks) {

  /** A name that stands alone or behind its package; what stands before it is looked at last, because few letters are capital. */
  private static final SignedPattern EXCEPTION =
      new SignedPattern(
          "[A-Z](?<![^\\s.:>][A-Z])\\w*(?:Exception|Error|Panic|Failure)\\b", "Exception", "Error", "Panic", "Failure");

  private static final SignedPattern CODED =
      new SignedPattern("panicked at|error\\[\\w+]|error TS\\d+", "panicked at", "error[", "error TS");
  private static final Pattern NAMED = Pattern.compile("(?i)(?:^|[\\s\\[>])(?:error|fatal|failed|fail|err!)\\b");

  /** What the patterns need, in any case; most lines have none of it, and a pattern costs a hundred times as much to try. */
  private static final List<String> EXCEPTIONAL = List.of("exception", "error", "panic", "failure");
  private static final List<String> NAMES = List.of("error", "fatal", "fail", "err!");

  private static final List<String> TELLING =
      List.of(
          "cannot ", "could not", "can't ", "unable to", "not found", "no such file", "permission denied", "denied",
          "undefined", "unresolved", "refused", "timed out", "already in use", "does not exist", "missing", "unknown",
          "unexpected", "expected", "segmentation fault", "out of memory", "conflict", "invalid");

  /** What is said after every failure of a kind. */
  private static final List<String> NOISE =
      List.of(
          "tests run", "build fail", "test failures", "refer to", "[help 1]", "re-run maven", "failed to execute goal",
          "more information", "full stack trace", "run with", "short test summary", "aborting due to", "error: could not compile",
          "failures!", "failures:", "failed in ", "exit code", "exit status", "0 errors", "errors: 0", "test result:");

  private static final Marks MARKS = new Marks(EXCEPTIONAL, NAMES, TELLING, NOISE);

  private static final int EXCEPTIONAL_BIT = 1;
  private static final int NAMES_BIT = 2;
  private static final int TELLING_BIT = 4;
  private static final int NOISE_BIT = 8;

  /** What a line may say of an error, the surest first. */
  enum Kind {
    TYPED,
    CALLED_SO,
    TOLD
  }

  /** The line between two places of an output; null when it has no such words, or says what is said after every failure. */
  static @Nullable ErrorLine of(String output, int start, int end) {
    int marks = MARKS.in(output, start, end);
    return marks == 0 || (marks & NOISE_BIT) != 0 ? null : new ErrorLine(output.substring(start, end), marks);
  }

  static boolean isNoise(String text) {
    return (MARKS.in(text) & NOISE_BIT) != 0;
  }

  boolean is(Kind kind) {
    return switch (kind) {
      case TYPED -> has(EXCEPTIONAL_BIT) && (EXCEPTION.isIn(text) || CODED.isIn(text));
      case CALLED_SO -> has(NAMES_BIT) && NAMED.matcher(text).find();
      case TOLD -> has(TELLING_BIT);
    };
  }

  private boolean has(int bit) {
    return (marks & bit) != 0;
  }
}
