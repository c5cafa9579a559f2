package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The .NET runner: {@code Failed A.B [2 ms]}, {@code Failed! - Failed: 1, …} or {@code Total tests: 5}. */
final class DotnetTestReader implements TestReader {

  private static final Pattern TOTALS =
      Pattern.compile("Failed:\\s+(\\d+), Passed:\\s+(\\d+), Skipped:\\s+\\d+, Total:\\s+(\\d+)");
  private static final Pattern LISTED = Pattern.compile("^\\s*(Total tests|Failed): (\\d+)$");
  private static final Pattern NAMED = Pattern.compile("^\\s*Failed (\\S.*) \\[[^\\]]*\\]$");

  @Override
  public Optional<TestRun> read(Lines output) {
    int total = -1;
    int failed = 0;
    Failures failures = new Failures();
    List<String> lines = output.all();
    for (int i : output.marked(Mark.DOTNET)) {
      Matcher totals = TOTALS.matcher(lines.get(i));
      Matcher listed = LISTED.matcher(lines.get(i));
      Matcher named = NAMED.matcher(lines.get(i));
      if (totals.find()) {
        total = Math.max(total, 0) + Count.of(totals, 3);
        failed += Count.of(totals, 1);
      } else if (listed.matches()) {
        total = listed.group(1).startsWith("Total") ? Math.max(total, 0) + Count.of(listed, 2) : total;
        failed += listed.group(1).startsWith("Failed") ? Count.of(listed, 2) : 0;
      } else if (named.matches()) {
        failures.add(named.group(1), message(lines, i + 1));
      }
    }
    return total < 0 ? Optional.empty() : Optional.of(new TestRun(total, failed, failures.list()));
  }

  private static String message(List<String> lines, int from) {
    StringBuilder message = new StringBuilder();
    for (int i = from; i < Math.min(lines.size(), from + 4); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("Stack Trace")) {
        break;
      }
      message.append(line.startsWith("Error Message:") ? line.substring(14) : line).append(' ');
    }
    return message.toString();
  }
}
