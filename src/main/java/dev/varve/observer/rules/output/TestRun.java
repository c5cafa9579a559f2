package dev.varve.observer.rules.output;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run of tests reported.
 *
 * @param total tests that ran
 * @param failed failures and errors
 * @param failures those named in the output, each once
 */
public record TestRun(int total, int failed, List<FailedTest> failures) {

  private static final int NAMES_MAX = 6;

  public TestRun {
    failures = List.copyOf(failures);
  }

  public boolean green() {
    return failed == 0 && total > 0;
  }

  /** The counts in words, such as {@code 3 of 14 tests failed}. */
  public String told() {
    if (total == 0) {
      return failed == 0 ? "0 tests ran" : failed + " tests failed";
    }
    if (failed == 0) {
      return total == 1 ? "1 test passed" : "all %d tests passed".formatted(total);
    }
    return "%d of %d tests failed".formatted(failed, total);
  }

  /** The counts and the names of what failed. */
  public String toldWithNames() {
    if (failures.isEmpty()) {
      return told();
    }
    List<String> names = new ArrayList<>();
    for (FailedTest failure : failures.subList(0, Math.min(NAMES_MAX, failures.size()))) {
      names.add(failure.name());
    }
    return told() + ": " + String.join(", ", names);
  }
}
