package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Node's own runner and TAP: {@code # tests 12}, {@code # fail 1} or {@code ℹ fail 1}, {@code not ok 2 - name}. */
final class NodeTestReader implements TestReader {

  private static final Pattern COUNT = Pattern.compile("^\\s*[#ℹ] (tests|pass|fail|cancelled) (\\d+)$");
  private static final Pattern NAMED =
      Pattern.compile("^\\s*(?:not ok \\d+ - |✖ )(.*?)(?: \\(\\d[\\d.]*ms\\))?(?: # (?:TODO|SKIP).*)?$");
  private static final Pattern OK = Pattern.compile("^(?:not )?ok \\d+\\b.*");
  private static final Pattern SAYS = Pattern.compile("^\\s*(?:error: |\\w*Error(?: \\[\\w+\\])?: )(.*)$");

  @Override
  public Optional<TestRun> read(Lines output) {
    int tests = -1;
    int failed = 0;
    int plain = 0;
    Failures failures = new Failures();
    List<String> lines = output.all();
    for (int i : output.marked(Mark.NODE)) {
      Matcher count = COUNT.matcher(lines.get(i));
      Matcher named = NAMED.matcher(lines.get(i));
      if (count.matches()) {
        tests = count.group(1).equals("tests") ? Math.max(tests, 0) + Count.of(count, 2) : tests;
        failed += count.group(1).equals("fail") ? Count.of(count, 2) : 0;
      } else if (named.matches() && !named.group(1).equals("failing tests:")) {
        failures.add(named.group(1), message(lines, i + 1));
      }
      plain += OK.matcher(lines.get(i)).matches() ? 1 : 0;
    }
    return run(tests, failed, plain, failures.list());
  }

  private static Optional<TestRun> run(int tests, int failed, int plain, List<FailedTest> failures) {
    if (tests >= 0) {
      return Optional.of(new TestRun(tests, failed, failures));
    }
    return plain == 0 ? Optional.empty() : Optional.of(new TestRun(plain, failures.size(), failures));
  }

  private static String message(List<String> lines, int from) {
    for (int i = from; i < Math.min(lines.size(), from + 14); i++) {
      Matcher says = SAYS.matcher(lines.get(i));
      if (says.matches() && !says.group(1).equals("|-")) {
        return lines.get(i).strip();
      }
      if (says.matches() && i + 1 < lines.size()) {
        return lines.get(i + 1).strip();
      }
      if (NAMED.matcher(lines.get(i)).matches()) {
        break;
      }
    }
    return "";
  }
}
