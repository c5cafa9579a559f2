package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's unittest: {@code FAIL: test_empty (cart.CartTest)}, {@code Ran 12 tests in 0.1s}, {@code OK}. */
final class UnittestReader implements TestReader {

  private static final Pattern RAN = Pattern.compile("^Ran (\\d+) tests? in ");
  private static final Pattern FAILURES = Pattern.compile("failures=(\\d+)");
  private static final Pattern ERRORS = Pattern.compile("errors=(\\d+)");
  private static final Pattern NAMED = Pattern.compile("^(?:FAIL|ERROR): (\\S+)(?: \\((\\S+)\\))?.*");

  @Override
  public Optional<TestRun> read(Lines output) {
    int ran = -1;
    int failed = 0;
    Failures failures = new Failures();
    List<String> lines = output.all();
    for (int i : output.marked(Mark.UNITTEST)) {
      String line = lines.get(i);
      Matcher named = NAMED.matcher(line);
      Matcher total = RAN.matcher(line);
      if (named.matches()) {
        failures.add(named.group(1), message(lines, i + 1));
      } else if (total.find()) {
        ran = Math.max(ran, 0) + Count.of(total, 1);
      } else if (line.startsWith("FAILED (")) {
        failed += Count.before(line, FAILURES) + Count.before(line, ERRORS);
      }
    }
    return ran < 0 ? Optional.empty() : Optional.of(new TestRun(ran, failed, failures.list()));
  }

  /** The exception ends the traceback: the last unindented line before the next block. */
  private static String message(List<String> lines, int from) {
    for (int i = from; i < Math.min(lines.size(), from + 60); i++) {
      String line = lines.get(i);
      if (!line.startsWith(" ") && line.contains(": ") && !line.startsWith("Traceback")) {
        return line;
      }
      if (line.startsWith("=====")) {
        break;
      }
    }
    return "";
  }
}
