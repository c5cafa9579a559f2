package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mocha: {@code 5 passing (12ms)}, {@code 1 failing}, then numbered failures over several lines. */
final class MochaReader implements TestReader {

  private static final Pattern PASSING = Pattern.compile("^\\s*(\\d+) passing\\b");
  private static final Pattern FAILING = Pattern.compile("^\\s*(\\d+) failing\\b");
  private static final Pattern NUMBERED = Pattern.compile("^\\s*\\d+\\) (\\S.*)$");

  @Override
  public Optional<TestRun> read(Lines output) {
    if (!output.isMarked(Mark.MOCHA)) {
      return Optional.empty();
    }
    int passed = -1;
    int failed = 0;
    Failures failures = new Failures();
    List<String> lines = output.all();
    for (int i = 0; i < lines.size(); i++) {
      Matcher passing = PASSING.matcher(lines.get(i));
      Matcher failing = FAILING.matcher(lines.get(i));
      Matcher numbered = NUMBERED.matcher(lines.get(i));
      if (passing.find()) {
        passed = Math.max(passed, 0) + Count.of(passing, 1);
      } else if (failing.find()) {
        passed = Math.max(passed, 0);
        failed += Count.of(failing, 1);
      } else if (failed > 0 && numbered.matches()) {
        failures.add(name(numbered.group(1), lines, i + 1), message(lines, i + 1));
      }
    }
    return passed < 0 ? Optional.empty() : Optional.of(new TestRun(passed + failed, failed, failures.list()));
  }

  /** The titles of the nested suites stand on lines of their own, the last ends with a colon. */
  private static String name(String suite, List<String> lines, int from) {
    StringBuilder name = new StringBuilder(suite);
    for (int i = from; i < Math.min(lines.size(), from + 4) && !name.toString().endsWith(":"); i++) {
      if (lines.get(i).contains("Error")) {
        break;
      }
      name.append(" > ").append(lines.get(i).strip());
    }
    String joined = name.toString();
    return joined.endsWith(":") ? joined.substring(0, joined.length() - 1) : joined;
  }

  private static String message(List<String> lines, int from) {
    for (int i = from; i < Math.min(lines.size(), from + 8); i++) {
      if (lines.get(i).contains("Error")) {
        return lines.get(i);
      }
    }
    return "";
  }
}
