package dev.varve.observer.rules.output;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines of an output that say what went wrong, the most precise first. */
public final class Problems {

  /** A place in a source file with a message: compilers, linters, type checkers of any language. */
  private static final Pattern PLACED =
      Pattern.compile(
          "^(?:\\[ERROR\\] |e: |error: )?(?:file://)?([\\w./\\\\@+-]+\\.\\w{1,6})"
              + "(?::\\[?\\d++[:,]?\\d*+\\]?|\\(\\d++,\\d++\\)):? ?(?:(?:fatal )?error)?.*");

  private static final Pattern EXCEPTION =
      Pattern.compile("^(?:\\[ERROR\\] |Caused by: |Uncaught |Exception in thread \"[^\"]*\" |"
          + "E +)?[\\w.$]*+(?:::\\w++)*+(?<=Exception|Error|Failure|Panic|Warning|Interrupt|"
          + "Exit)(?:\\s\\[\\w++\\])?(?::.*)?$");

  private static final Pattern NAMED =
      Pattern.compile("^\\s*(?:\\[?(?:ERROR|FATAL|error|fatal|Error|panic|npm ERR!|npm error|"
          + "E  )\\]?(?:\\[\\w+\\])?[: ]|error\\[).*");

  static final List<String> TELLING =
      List.of(
          "could not", "cannot ", "can't ", "unable to", "failed to", "not found", "no such file", "permission denied",
          "undefined reference", "is not recognized", "connection refused", "timed out", "segmentation fault",
              "unresolved",
          "out of memory", "core dumped", "does not exist", "conflict");

  static final List<String> NOISE =
      List.of(
          "re-run maven", "conflict (", "full stack trace", "[help 1] http", "more information about the errors",
              "complete log of this run",
          "refer to ", "aborting due to", "errors: 0", "0 errors", "for more information about this error",
          "there are test failures", "dump files", "run with --", "try:", "compilation error", "failed to execute goal",
          "build fail", "build error");

  /** Shorter lines are ends of something else. */
  private static final int CHARS_MIN = 8;

  private Problems() {}

  /** At most {@code max} different lines. */
  public static List<String> of(Lines output, int max) {
    Set<String> precise = new LinkedHashSet<>();
    Set<String> vague = new LinkedHashSet<>();
    for (int i : output.marked(Mark.PROBLEM)) {
      String line = output.at(i);
      if (line.length() < CHARS_MIN || line.startsWith("\tat ") || output.isMarked(i, Mark.NOISE)) {
        continue;
      }
      if (isException(output, i) || output.isMarked(i, Mark.PLACED) && isPlaced(line)) {
        precise.add(withPlace(line, output.at(i + 1)));
      } else if (output.isMarked(i, Mark.NAMED) && NAMED.matcher(line).matches() || output.isMarked(i, Mark.TELLING)) {
        vague.add(line.strip());
      }
    }
    List<String> all = new ArrayList<>(precise);
    all.addAll(vague);
    return all.subList(0, Math.min(max, all.size()));
  }

  private static boolean isException(Lines output, int at) {
    String line = output.at(at);
    return output.isMarked(at, Mark.EXCEPTION) && (EXCEPTION.matcher(line).matches() || line.contains("error[E"));
  }

  /** A bare place such as {@code Parser.java:12: int x} in the answer of a search is no error. */
  private static boolean isPlaced(String line) {
    boolean told =
        line.contains("rror") || line.startsWith("[ERROR]") || line.contains("warning:") || (line.contains(".go:")
            && line.contains(": "));
    return told && PLACED.matcher(line).matches();
  }

  /** Rust names the place on the next line, javac what it did not find. */
  private static String withPlace(String line, String next) {
    String place = next.replace("[ERROR]", "").strip();
    return place.startsWith("--> ") || place.startsWith("symbol:") ? line.strip() + " " + place : line.strip();
  }
}
