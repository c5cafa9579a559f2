package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jest and Vitest: {@code Tests: 1 failed, 5 passed, 6 total}, {@code Tests  1 failed | 5 passed (6)}. */
final class JestReader implements TestReader {

  private static final Pattern TOTALS = Pattern.compile("^\\s*Tests:?\\s+\\S.*(?:passed|failed|total|skipped|todo)");
  private static final Pattern PASSED = Pattern.compile("(\\d+) passed");
  private static final Pattern FAILED = Pattern.compile("(\\d+) failed");
  private static final Pattern NAMED = Pattern.compile("^\\s*(?:● |FAIL {1,2}|[×✗] )(.*(?: › | > ).*)$");
  private static final Pattern SAYS = Pattern.compile("^\\s*(?:→ |\\w*Error: |Expected|Received|Timeout).*");

  @Override
  public Optional<TestRun> read(Lines output) {
    int passed = 0;
    int failed = 0;
    boolean seen = false;
    Failures failures = new Failures();
    List<String> lines = output.all();
    for (int i : output.marked(Mark.JEST)) {
      Matcher named = NAMED.matcher(lines.get(i));
      if (TOTALS.matcher(lines.get(i)).find()) {
        seen = true;
        passed += Count.before(lines.get(i), PASSED);
        failed += Count.before(lines.get(i), FAILED);
      } else if (named.matches()) {
        failures.add(named.group(1).strip(), message(lines, i + 1));
      }
    }
    return seen ? Optional.of(new TestRun(passed + failed, failed, failures.list())) : Optional.empty();
  }

  /** The first lines beneath a name that say what was wrong. */
  private static String message(List<String> lines, int from) {
    StringBuilder message = new StringBuilder();
    for (int i = from; i < Math.min(lines.size(), from + 12) && !NAMED.matcher(lines.get(i)).matches(); i++) {
      if (SAYS.matcher(lines.get(i)).matches()) {
        message.append(lines.get(i).strip()).append(' ');
      }
    }
    return message.toString();
  }
}
