package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go: {@code --- FAIL: TestCart/empty (0.00s)}, {@code ok  shop/cart 0.01s}, {@code FAIL shop/cart}. */
final class GoTestReader implements TestReader {

  private static final Pattern TEST = Pattern.compile("^\\s*--- (FAIL|PASS|SKIP): (\\S+) ");
  private static final Pattern PACKAGE = Pattern.compile("^(ok|FAIL|---)\\s+(\\S+/\\S+|\\S+)\\s+(?:\\(cached\\)|"
      + "\\d[\\d.]*s|\\[.*)");
  private static final Pattern SAYS = Pattern.compile("^\\s+\\w[\\w-]*\\.go:\\d+: .*");

  @Override
  public Optional<TestRun> read(Lines output) {
    int[] marked = output.marked(Mark.GO);
    if (marked.length == 0 || !isPrinted(output)) {
      return Optional.empty();
    }
    int passed = 0;
    int failedPackages = 0;
    int okPackages = 0;
    Failures failures = new Failures();
    List<String> lines = output.all();
    for (int i : marked) {
      Matcher test = TEST.matcher(lines.get(i));
      Matcher tested = PACKAGE.matcher(lines.get(i));
      if (test.find() && test.group(1).equals("FAIL")) {
        failures.add(test.group(2), message(lines, i));
      } else if (tested.find()) {
        okPackages += tested.group(1).equals("ok") ? 1 : 0;
        failedPackages += tested.group(1).equals("FAIL") ? 1 : 0;
      }
      passed += lines.get(i).contains("--- PASS: ") ? 1 : 0;
    }
    return run(passed, okPackages, failedPackages, failures.list());
  }

  /** The tool separates by two spaces or a tab what others may write with one. */
  private static boolean isPrinted(Lines output) {
    return output.mention("--- ") || output.mention("ok  ") || output.mention("ok \t") || output.mention("FAIL\t");
  }

  /** Without {@code -v} only packages are counted, so they count as the tests. */
  private static Optional<TestRun> run(int passed, int ok, int failedPackages, List<FailedTest> failures) {
    if (passed > 0 || !failures.isEmpty()) {
      return Optional.of(new TestRun(passed == 0 ? 0 : passed + failures.size(), failures.size(), failures));
    }
    return ok + failedPackages == 0
        ? Optional.empty()
        : Optional.of(new TestRun(ok + failedPackages, failedPackages, failures));
  }

  private static String message(List<String> lines, int at) {
    for (int i = at + 1; i < Math.min(lines.size(), at + 5); i++) {
      if (SAYS.matcher(lines.get(i)).matches()) {
        return lines.get(i).strip();
      }
    }
    return at > 0 && SAYS.matcher(lines.get(at - 1)).matches() ? lines.get(at - 1).strip() : "";
  }
}
