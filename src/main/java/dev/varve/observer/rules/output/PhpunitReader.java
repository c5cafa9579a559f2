package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PHPUnit: {@code OK (5 tests, 9 assertions)}, {@code Tests: 5, Assertions: 9, Failures: 1.}, numbered failures. */
final class PhpunitReader implements TestReader {

  private static final Pattern GREEN = Pattern.compile("OK \\((\\d+) tests?, \\d+ assertions?\\)");
  private static final Pattern TOTAL = Pattern.compile("Tests: (\\d+), Assertions: \\d+");
  private static final Pattern FAILED = Pattern.compile("Failures: (\\d+)");
  private static final Pattern ERRORS = Pattern.compile("Errors: (\\d+)");
  private static final Pattern NUMBERED = Pattern.compile("^\\d+\\) (\\S*::\\S.*)$");

  @Override
  public Optional<TestRun> read(Lines output) {
    if (!output.isMarked(Mark.PHPUNIT)) {
      return Optional.empty();
    }
    int total = -1;
    int failed = 0;
    Failures failures = new Failures();
    List<String> lines = output.all();
    for (int i = 0; i < lines.size(); i++) {
      Matcher green = GREEN.matcher(lines.get(i));
      Matcher red = TOTAL.matcher(lines.get(i));
      Matcher numbered = NUMBERED.matcher(lines.get(i));
      if (green.find()) {
        total = Math.max(total, 0) + Count.of(green, 1);
      } else if (red.find()) {
        total = Math.max(total, 0) + Count.of(red, 1);
        failed += Count.before(lines.get(i), FAILED) + Count.before(lines.get(i), ERRORS);
      } else if (numbered.matches()) {
        failures.add(numbered.group(1), output.at(i + 1));
      }
    }
    return total < 0 ? Optional.empty() : Optional.of(new TestRun(total, failed, failures.list()));
  }
}
