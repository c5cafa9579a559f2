package dev.varve.observer.rules.output;

import dev.varve.text.Marks;
import java.util.Arrays;
import java.util.List;

/**
 * Which readers may care for a line: of each reader's words one stands in every line that its patterns can match. All words
 * are found in one reading that ignores case. They prove nothing, but most lines have none, and patterns cost far more.
 */
enum Mark {
  SUREFIRE("tests run: ", "[error] "),
  CARGO("test result: ", "... failed", "panicked at "),
  JEST("tests", "● ", "fail ", "× ", "✗ "),
  UNITTEST("ran ", "fail: ", "error: ", "failed ("),
  /** The total alone; what failed stands on numbered lines, which any text may have. */
  PHPUNIT(" assertion"),
  DOTNET("failed:", "failed ", "total tests: "),
  /** The total alone. */
  EXAMPLES("failure"),
  /** The totals alone. */
  MOCHA(" passing", " failing"),
  NATIVE(
      "failed out of ", "(failed", "(timeout", "(segfault", "exception", "=] ", "[  failed", "test cases: ",
      "all tests passed (", "executed "),
  DENO(" pass", " fail", "(fail) ", "failed"),
  PYTEST("passed", "failed", "error", "skipped"),
  GO("--- ", "---\t", "ok ", "ok\t", "fail ", "fail\t"),
  NODE("# tests ", "# pass ", "# fail ", "# cancelled ", "ℹ ", "✖ ", "ok "),
  GRADLE(" completed", " failed", " passed"),
  WARNING("warn"),
  FAILED_BUILD(FailedBuild.WORDS),
  NOISE(Problems.NOISE),
  TELLING(Problems.TELLING),
  EXCEPTION("exception", "error", "failure", "panic", "warning", "interrupt", "exit"),
  NAMED("error", "fatal", "panic", "err!", "e  "),
  PLACED("rror", "warning:", ".go:"),
  PROBLEM(TELLING, EXCEPTION, NAMED, PLACED);

  private static final Marks MARKS = new Marks(words());

  @SuppressWarnings("ImmutableEnumChecker") // Nobody can change these lists.
  private final List<String> words;

  Mark(String... words) {
    this.words = List.of(words);
  }

  Mark(List<String> words) {
    this.words = words;
  }

  Mark(Mark... any) {
    words = Arrays.stream(any).flatMap(mark -> mark.words.stream()).toList();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of generic types.
  private static List<String>[] words() {
    return Arrays.stream(values()).map(mark -> mark.words).toArray(List[]::new);
  }

  /** The bits of the marks that a line has. */
  static int of(String line) {
    return MARKS.in(line);
  }

  /** Whether it is among those bits. */
  boolean isIn(int bits) {
    return (bits & 1 << ordinal()) != 0;
  }
}
