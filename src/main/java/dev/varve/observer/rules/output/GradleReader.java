package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gradle: {@code CartTest > emptyCart() FAILED}, the exception beneath it, {@code 12 tests completed, 1 failed}. */
final class GradleReader implements TestReader {

  private static final Pattern COUNTS = Pattern.compile("(\\d+) tests? completed(?:, (\\d+) failed)?");
  private static final Pattern FAILED = Pattern.compile("^\\s*(\\S.* > .*\\S) FAILED$");
  private static final Pattern PASSED = Pattern.compile("^\\s*\\S.* > .*\\S PASSED$");

  @Override
  public Optional<TestRun> read(Lines output) {
    Failures failures = new Failures();
    int passed = 0;
    Matcher counts = null;
    List<String> lines = output.all();
    for (int i : output.marked(Mark.GRADLE)) {
      Matcher failed = FAILED.matcher(lines.get(i));
      Matcher total = COUNTS.matcher(lines.get(i));
      if (failed.matches()) {
        failures.add(failed.group(1), output.at(i + 1));
      } else if (total.find()) {
        counts = total;
      } else if (PASSED.matcher(lines.get(i)).matches()) {
        passed++;
      }
    }
    return run(counts, passed, failures.list());
  }

  private static Optional<TestRun> run(
      @Nullable Matcher counts, int passed, List<FailedTest> failures) {
    if (counts != null) {
      return Optional.of(new TestRun(Count.of(counts, 1), Count.of(counts, 2), failures));
    }
    return passed + failures.size() == 0
        ? Optional.empty()
        : Optional.of(new TestRun(passed + failures.size(), failures.size(), failures));
  }
}
