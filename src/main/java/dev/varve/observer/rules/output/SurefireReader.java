package dev.varve.observer.rules.output;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maven's surefire and failsafe: one line per class and one for all, {@code Tests run: 14, Failures: 1, …}. */
final class SurefireReader implements TestReader {

  private static final Pattern COUNTS = Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+)(.*)$");
  private static final Pattern SUMMARY =
      Pattern.compile("^\\[ERROR\\] {2,4}([\\w$]+\\.[\\w$]+(?:\\([^)]*\\))?)(?::\\d+)?(?:->\\S+)?[: »]*(.*)");
  private static final Pattern MARKED = Pattern.compile("^\\[ERROR\\] (\\S+) .*<<< (?:FAILURE|ERROR)!");

  @Override
  public Optional<TestRun> read(Lines output) {
    Totals totals = new Totals();
    Failures failures = new Failures();
    for (int i : output.marked(Mark.SUREFIRE)) {
      Matcher counts = COUNTS.matcher(output.at(i));
      if (counts.find()) {
        totals.add(counts);
      } else if (output.at(i).startsWith("[ERROR] ")) {
        failure(output.at(i), output.at(i + 1), failures);
      }
    }
    return totals.run(failures);
  }

  /** The summary at the end says best what failed; the marks are all there is when it was cut off. */
  private static void failure(String line, String next, Failures failures) {
    Matcher summary = SUMMARY.matcher(line);
    Matcher marked = MARKED.matcher(line);
    if (marked.find()) {
      failures.add(shortName(marked.group(1)), next.startsWith("[") ? "" : next);
    } else if (summary.find()) {
      failures.add(summary.group(1), summary.group(2));
    }
  }

  private static String shortName(String name) {
    int method = name.lastIndexOf('.');
    int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
    return name.substring(type + 1);
  }

  /** Sums over the modules of a build; a class or a total that comes again means that the tests ran again. */
  private static final class Totals {
    private final Set<String> seen = new HashSet<>();
    private int classRan = -1;
    private int classFailed;
    private int ran = -1;
    private int failed;

    private void add(Matcher counts) {
      boolean again = !seen.add(counts.group().replaceFirst("Time elapsed: \\S+", ""));
      int failures = Count.of(counts, 2) + Count.of(counts, 3);
      if (counts.group(4).contains("Time elapsed")) {
        classRan = (again ? 0 : Math.max(classRan, 0)) + Count.of(counts, 1);
        classFailed = (again ? 0 : classFailed) + failures;
      } else if (!again) {
        ran = Math.max(ran, 0) + Count.of(counts, 1);
        failed += failures;
      }
    }

    private Optional<TestRun> run(Failures failures) {
      if (ran < 0 && classRan < 0) {
        return Optional.empty();
      }
      return Optional.of(
          ran < 0
              ? new TestRun(classRan, classFailed, failures.list())
              : new TestRun(ran, failed, failures.list()));
    }
  }
}
