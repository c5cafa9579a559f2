package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CTest, GoogleTest, Catch2 and XCTest, the runners of native code. */
final class NativeTestReader implements TestReader {

  private static final Pattern CTEST = Pattern.compile("(\\d+) tests? failed out of (\\d+)");
  private static final Pattern CTEST_NAMED = Pattern.compile("^\\s*\\d+ - (\\S+) \\((?:Failed|Timeout|SEGFAULT|"
      + ".*Exception.*)\\)");
  private static final Pattern GTEST = Pattern.compile("^\\[=+\\] (\\d+) tests? from .* ran");
  private static final Pattern GTEST_NAMED = Pattern.compile("^\\[ {2}FAILED {2}\\] (\\w\\S*\\.\\S+?),?(?: |$)");
  private static final Pattern CATCH = Pattern.compile("^test cases: +(\\d+) \\|.*?(\\d+) failed");
  private static final Pattern CATCH_GREEN =
      Pattern.compile("^All tests passed \\(\\d+ assertions? in (\\d+) test cases?\\)");
  private static final Pattern XCTEST = Pattern.compile("Executed (\\d+) tests?, with (\\d+) failures?");

  @Override
  public Optional<TestRun> read(Lines output) {
    Failures failures = new Failures();
    TestRun counted = null;
    List<String> lines = output.all();
    for (int i : output.marked(Mark.NATIVE)) {
      named(lines.get(i), output.at(i - 1), failures);
      if (lines.get(i).contains("test")) {
        counted = counts(lines.get(i), failures).orElse(counted);
      }
    }
    return counted == null
        ? Optional.empty()
        : Optional.of(
            new TestRun(counted.total(), Math.max(counted.failed(), failures.list().size()), failures.list()));
  }

  private static void named(String line, String before, Failures failures) {
    Matcher ctest = CTEST_NAMED.matcher(line);
    Matcher gtest = GTEST_NAMED.matcher(line);
    if (ctest.find()) {
      failures.add(ctest.group(1), "");
    } else if (gtest.find()) {
      failures.add(gtest.group(1), before.startsWith("[") ? "" : before);
    }
  }

  private static Optional<TestRun> counts(String line, Failures failures) {
    Matcher ctest = CTEST.matcher(line);
    if (ctest.find()) {
      return Optional.of(new TestRun(Count.of(ctest, 2), Count.of(ctest, 1), List.of()));
    }
    for (Pattern pattern : List.of(CATCH, XCTEST)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return Optional.of(new TestRun(Count.of(matcher, 1), Count.of(matcher, 2), List.of()));
      }
    }
    for (Pattern pattern : List.of(GTEST, CATCH_GREEN)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return Optional.of(new TestRun(Count.of(matcher, 1), failures.list().size(), List.of()));
      }
    }
    return Optional.empty();
  }
}
