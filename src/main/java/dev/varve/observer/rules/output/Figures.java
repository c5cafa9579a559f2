package dev.varve.observer.rules.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lines of an output that carry a measured figure: a time, a size, a rate, a share; or count something. */
public final class Figures {

  private static final Pattern REAL = Pattern.compile("^real\\s++\\S++$");
  private static final Pattern REPORT =
      Pattern.compile("(?i)\\btests?\\b|elapsed|passed|failed|passing|failing|^ok |duration|: PASS|: FAIL|^E  |"
          + "suites|^\\s*[✖✗×✓✔ℹ#●]|^FAIL");
  private static final Pattern BORING =
      Pattern.compile("^(?:user|sys)\\s+\\d\\S*$|Total time|Finished at|Download|BUILD |^\\^+$|^\\s+at |"
          + "^[0-9a-f]{7,12} |\\|.*[+-]+$");
  private static final Pattern COUNTED = Pattern.compile("^[^\\[{<(=]{0,60}\\b\\d[\\d.,]*\\s\\p{L}{3,}.*");

  /** Lines of a long output are about its inside; what it amounts to stands at the end of a short one. */
  private static final int COUNTS_LINES_MAX = 60;

  private Figures() {}

  /** What the report of a test run says about itself is left out when {@code tested}. */
  public static List<String> in(Lines output, int max, boolean tested) {
    List<String> found = new ArrayList<>();
    for (String line : output.all()) {
      if (found.size() < max && line.length() < 300 && isMeasured(line) && !isNoise(line, tested)) {
        found.add(Clip.line(line, 160));
      }
    }
    return found;
  }

  /** The last lines that count something, such as {@code 5 rows, 4 new, 1 skipped}. */
  public static List<String> counts(Lines output, int max) {
    List<String> found = new ArrayList<>();
    if (output.all().size() > COUNTS_LINES_MAX) {
      return found;
    }
    for (String line : output.all().reversed()) {
      if (found.size() < max && line.length() < 160 && isCounted(line) && !isNoise(line, true)) {
        found.addFirst(line.strip());
      }
    }
    return found;
  }

  public static List<String> withoutNoise(List<String> lines) {
    return lines.stream().filter(line -> !isNoise(line, false)).toList();
  }

  private static boolean isNoise(String line, boolean tested) {
    return tested && REPORT.matcher(line).find() || BORING.matcher(line).find();
  }

  /** Few lines have a number and a letter with a space between them; the pattern is for those. */
  private static boolean isCounted(String line) {
    for (int i = 1; i < line.length() - 1; i++) {
      boolean spaced = line.charAt(i) == ' ' || line.charAt(i) == '\t';
      char before = line.charAt(i - 1);
      if (spaced && before >= ',' && before <= '9' && line.charAt(i + 1) > '@') {
        return COUNTED.matcher(line).matches();
      }
    }
    return false;
  }

  private static boolean isMeasured(String line) {
    return line.startsWith("real") && REAL.matcher(line).matches() || Measure.isIn(line);
  }
}
