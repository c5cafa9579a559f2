package dev.varve.context;

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

  private ErrorSignature() {}

  /** Empty when no line tells anything. */
  public static Optional<String> of(String output) {
    List<String> best = new ArrayList<>();
    int bestWeight = 1;
    List<String> lines = List.of(edges(output).split("\\R", -1));
    for (String line : lines) {
      int weight = weight(line);
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
    return best.isEmpty() ? last(lines) : Optional.of(String.join("\n", best));
  }

  /** Where no line looks like an error, the last one is it most often. */
  private static Optional<String> last(List<String> lines) {
    for (String line : lines.reversed()) {
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

  private static int weight(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    int weight = 0;
    if (hasOne(EXCEPTIONAL, lower) && EXCEPTION.matcher(line).find()) {
      weight = 3;
    } else if (hasOne(NAMES, lower) && NAMED.matcher(line).find()) {
      weight = 2;
    } else if (hasOne(TELLING, lower)) {
      weight = 1;
    }
    return weight > 0 && hasOne(NOISE, lower) ? 0 : weight;
  }

  private static boolean hasOne(List<String> words, String text) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
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
    return !hasOne(NOISE, plain) && plain.chars().filter(Character::isLetter).count() >= LETTERS_MIN;
  }
}
