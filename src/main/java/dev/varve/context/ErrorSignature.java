package dev.varve.context;

import dev.varve.text.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a failed command's output that tell most, without what differs from one time to the next: numbers,
 * hashes, times, directories, quotes, colours. The same mistake has the same signature on another day and machine.
 */
public final class ErrorSignature {

  /** Errors stand at the end of an output, or at its beginning when much follows. */
  private static final int EDGE_CHARS = 16_000;

  private static final int LINE_CHARS_MAX = 400;
  private static final int LINES_MAX = 2;

  /** What is left of a line that tells something has at least so many letters. */
  private static final int LETTERS_MIN = 12;

  private static final Pattern COLOURS = Pattern.compile("\\x1b\\[[0-9;]{0,20}[A-Za-z]");
  private static final Pattern HASHES =
      Pattern.compile("\\b(?:0x[0-9a-f]+|[0-9a-f]{8}-[0-9a-f-]{20,30}|(?=[a-f]*\\d)[0-9a-f]{7,64})\\b");
  private static final Pattern DIRECTORIES = Pattern.compile("(?:[a-z]:)?[\\w.~@+-]{0,100}[/\\\\](?:[\\w.@+ -]{1,100}[/\\\\])*");
  private static final Pattern NUMBERS = Pattern.compile("\\d+(?:[.:,]\\d+)*(?:ms|s)?\\b|\\d+");
  private static final Pattern QUOTES = Pattern.compile("['\"`\u2018\u2019\u201c\u201d]");
  private static final Pattern SPACES = Pattern.compile("[\\s#:,]+");

  private static final Pattern EXCEPTION =
      Pattern.compile("(?:^|[\\s.:>])[A-Z]\\w*(?:Exception|Error|Panic|Failure)\\b|panicked at|error\\[\\w+]|error TS\\d+");
  private static final Pattern NAMED = Pattern.compile("(?i)(?:^|[\\s\\[>])(?:error|fatal|failed|fail|err!)\\b");

  /** What the patterns need; most lines have none of it, and a pattern costs a hundred times as much to try. */
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

  private final String text;
  private final List<String> best = new ArrayList<>();
  private int bestWeight = 1;

  private ErrorSignature(String text) {
    this.text = text;
  }

  /** Empty when no line tells anything. */
  public static Optional<String> of(String output) {
    return new ErrorSignature(edges(output)).found();
  }

  private Optional<String> found() {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || isBreak(text.charAt(i))) {
        weigh(start, i);
        start = i + 1;
      }
    }
    return best.isEmpty() ? last() : Optional.of(String.join("\n", best));
  }

  private void weigh(int start, int end) {
    int bits = MARKS.in(text, start, end);
    if (bits == 0 || has(bits, NOISE_BIT) || !mayCount(bits)) {
      return;
    }
    String line = text.substring(start, end);
    int weight = weight(line, bits);
    if (weight > bestWeight) {
      best.clear();
      bestWeight = weight;
    }
    if (weight == bestWeight && best.size() < LINES_MAX) {
      String plain = plain(line);
      if (isTelling(plain) && !best.contains(plain)) {
        best.add(plain);
      }
    }
  }

  /** Whether a line with these words could weigh enough, before patterns are tried on it. */
  private boolean mayCount(int bits) {
    int most = has(bits, EXCEPTIONAL_BIT) ? 3 : has(bits, NAMES_BIT) ? 2 : 1;
    return most > bestWeight || most == bestWeight && best.size() < LINES_MAX;
  }

  private static int weight(String line, int bits) {
    if (has(bits, EXCEPTIONAL_BIT) && EXCEPTION.matcher(line).find()) {
      return 3;
    }
    if (has(bits, NAMES_BIT) && NAMED.matcher(line).find()) {
      return 2;
    }
    return has(bits, TELLING_BIT) ? 1 : 0;
  }

  private static boolean has(int bits, int bit) {
    return (bits & bit) != 0;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  /** Where no line looks like an error, the last one is it most often. */
  private Optional<String> last() {
    for (String line : List.of(text.split("\\R", -1)).reversed()) {
      String plain = plain(line);
      if (isTelling(plain)) {
        return Optional.of(plain);
      }
    }
    return Optional.empty();
  }

  private static String edges(String output) {
    return output.length() <= 2 * EDGE_CHARS
        ? output
        : output.substring(0, EDGE_CHARS) + "\n" + output.substring(output.length() - EDGE_CHARS);
  }

  private static String plain(String line) {
    String cut = line.length() <= LINE_CHARS_MAX ? line : line.substring(0, LINE_CHARS_MAX);
    String plain = COLOURS.matcher(cut).replaceAll("").toLowerCase(Locale.ROOT);
    plain = QUOTES.matcher(plain).replaceAll("");
    plain = DIRECTORIES.matcher(plain).replaceAll("");
    plain = HASHES.matcher(plain).replaceAll("#");
    plain = NUMBERS.matcher(plain).replaceAll("#");
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }

  private static boolean isTelling(String plain) {
    return !has(MARKS.in(plain), NOISE_BIT) && plain.chars().filter(Character::isLetter).count() >= LETTERS_MIN;
  }
}
