package dev.varve.observer.rules.output;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Deno and Bun: {@code ok | 5 passed | 0 failed}, and Bun's {@code 5 pass}, {@code 1 fail}, {@code (fail) name}. */
final class DenoTestReader implements TestReader {

  private static final Pattern DENO = Pattern.compile("(?:ok|FAILED) \\| (\\d+) passed .*\\| (\\d+) failed");
  private static final Pattern BUN = Pattern.compile("^\\s*(\\d+) (pass|fail)$");
  private static final Pattern NAMED = Pattern.compile("^(?:\\(fail\\) (.+?)(?: \\[.*\\])?|"
      + "(\\S.*) \\.\\.\\. .*FAILED.*)$");

  @Override
  public Optional<TestRun> read(Lines output) {
    int[] marked = output.marked(Mark.DENO);
    if (marked.length == 0 || !output.mention(" pass") || !output.mention(" fail")) {
      return Optional.empty();
    }
    int passed = -1;
    int failed = 0;
    Failures failures = new Failures();
    for (int i : marked) {
      String line = output.at(i);
      Matcher deno = DENO.matcher(line);
      Matcher bun = BUN.matcher(line);
      Matcher named = NAMED.matcher(line);
      if (deno.find()) {
        passed = Math.max(passed, 0) + Count.of(deno, 1);
        failed += Count.of(deno, 2);
      } else if (bun.matches()) {
        passed = Math.max(passed, 0) + (bun.group(2).equals("pass") ? Count.of(bun, 1) : 0);
        failed += bun.group(2).equals("fail") ? Count.of(bun, 1) : 0;
      } else if (named.matches()) {
        failures.add(named.group(1) == null ? named.group(2) : named.group(1), "");
      }
    }
    return passed < 0 ? Optional.empty() : Optional.of(new TestRun(passed + failed, failed, failures.list()));
  }
}
