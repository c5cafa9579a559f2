package dev.varve.context;

import dev.varve.text.Marks;
import dev.varve.text.SignedPattern;
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

  private static final SignedPattern COLOURS = new SignedPattern("\\x1b\\[[0-9;]{0,20}[A-Za-z]", "\u001b");
  private static final SignedPattern QUOTES =
      new SignedPattern("['\"`\u2018\u2019\u201c\u201d]", "'", "\"", "`", "\u2018", "\u2019", "\u201c", "\u201d");
  private static final SignedPattern DIRECTORIES =
      new SignedPattern("(?:[a-z]:)?[\\w.~@+-]{0,100}+[/\\\\](?:[\\w.@+ -]{1,100}+[/\\\\])*+", "/", "\\");
  private static final Pattern HASHES =
      Pattern.compile("\\b(?:0x[0-9a-f]+|[0-9a-f]{8}-[0-9a-f-]{20,30}|(?=[a-f]*\\d)[0-9a-f]{7,64})\\b");
  private static final Pattern NUMBERS = Pattern.compile("\\d+(?:[.:,]\\d+)*(?:ms|s)?\\b|\\d+");
  private static final Pattern SPACES = Pattern.compile("[\\s#:,]+");

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
  private enum Kind {
    TYPED,
    CALLED_SO,
    TELLING;

    boolean fits(Marked line) {
      return switch (this) {
        case TYPED -> line.has(EXCEPTIONAL_BIT) && (EXCEPTION.isIn(line.text()) || CODED.isIn(line.text()));
        case CALLED_SO -> line.has(NAMES_BIT) && NAMED.matcher(line.text()).find();
        case TELLING -> line.has(TELLING_BIT);
      };
    }
  }

  private record Marked(String text, int bits) {

    boolean has(int bit) {
      return (bits & bit) != 0;
    }
  }

  private final String text;
  private final List<Marked> lines = new ArrayList<>();
  private final List<String> best = new ArrayList<>();

  private ErrorSignature(String text) {
    this.text = text;
  }

  /** Empty when no line tells anything. */
  public static Optional<String> of(String output) {
    return new ErrorSignature(edges(output)).found();
  }

  /** Only lines of one kind count. */
  private Optional<String> found() {
    mark();
    for (Kind kind : Kind.values()) {
      if (find(kind)) {
        break;
      }
    }
    return best.isEmpty() ? last() : Optional.of(String.join("\n", best));
  }

  private void mark() {
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      int bits = MARKS.in(text, start, end);
      if (bits != 0 && (bits & NOISE_BIT) == 0) {
        lines.add(new Marked(text.substring(start, end), bits));
      }
      start = end + 1;
    }
  }

  /** Whether there is any line of this kind. */
  private boolean find(Kind kind) {
    boolean found = false;
    for (Marked line : lines) {
      if (best.size() < LINES_MAX && kind.fits(line)) {
        found = true;
        add(plain(line.text()));
      }
    }
    return found;
  }

  private void add(String plain) {
    if (isTelling(plain) && !best.contains(plain)) {
      best.add(plain);
    }
  }

  /** Where no line looks like an error, the last one is it most often. */
  private Optional<String> last() {
    for (int end = text.length(); end >= 0; ) {
      int start = end;
      while (start > 0 && !isBreak(text.charAt(start - 1))) {
        start--;
      }
      String plain = plain(text.substring(start, end));
      if (isTelling(plain)) {
        return Optional.of(plain);
      }
      end = start - 1;
    }
    return Optional.empty();
  }

  /** Those of Unicode, as {@code \R} has them. */
  private static boolean isBreak(char c) {
    return c >= '\n' && c <= '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  private static String edges(String output) {
    String edges =
        output.length() <= 2 * EDGE_CHARS
            ? output
            : output.substring(0, EDGE_CHARS) + "\n" + output.substring(output.length() - EDGE_CHARS);
    return edges.replace('\r', '\n');
  }

  private static String plain(String line) {
    String cut = line.length() <= LINE_CHARS_MAX ? line : line.substring(0, LINE_CHARS_MAX);
    String plain = COLOURS.replacedIn(cut, "").toLowerCase(Locale.ROOT);
    plain = DIRECTORIES.replacedIn(QUOTES.replacedIn(plain, ""), "");
    plain = HASHES.matcher(plain).replaceAll("#");
    plain = NUMBERS.matcher(plain).replaceAll("#");
    return SPACES.matcher(plain).replaceAll(" ").strip();
  }

  private static boolean isTelling(String plain) {
    if ((MARKS.in(plain) & NOISE_BIT) != 0) {
      return false;
    }
    int letters = 0;
    for (int i = 0; i < plain.length(); i++) {
      letters += Character.isLetter(plain.charAt(i)) ? 1 : 0;
    }
    return letters >= LETTERS_MIN;
  }
}
