package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cargo: {@code test cart::empty ... FAILED}, the panic, {@code test result: FAILED. 11 passed; 1 failed; …}. */
final class CargoTestReader implements TestReader {

  private static final Pattern RESULT = Pattern.compile("^test result: \\S+ (\\d+) passed; (\\d+) failed");
  private static final Pattern NAMED = Pattern.compile("^test (\\S+).* \\.\\.\\. FAILED");
  private static final Pattern ENDS = Pattern.compile("^(?:note:|stack backtrace|thread '|test |failures:|---)|^$");
  private static final Pattern PANIC = Pattern.compile("^thread '([^']+)'.* panicked at (.*)$");

  @Override
  public Optional<TestRun> read(Lines output) {
    int[] marked = output.marked(Mark.CARGO);
    if (marked.length == 0 || !output.mention("test result: ") && !output.mention("... FAILED")) {
      return Optional.empty();
    }
    int passed = 0;
    int failed = 0;
    Failures failures = new Failures();
    List<String> lines = output.all();
    for (int i : marked) {
      Matcher result = RESULT.matcher(lines.get(i));
      Matcher named = NAMED.matcher(lines.get(i));
      Matcher panic = PANIC.matcher(lines.get(i));
      if (result.find()) {
        passed += Count.of(result, 1);
        failed += Count.of(result, 2);
      } else if (named.find()) {
        failures.add(named.group(1), "");
      } else if (panic.matches()) {
        failures.add(panic.group(1), message(panic.group(2), output, i));
      }
    }
    int failedNamed = failures.list().size();
    if (passed + failed + failedNamed == 0 && !output.mention("test result: ")) {
      return Optional.empty();
    }
    return Optional.of(new TestRun(passed + Math.max(failed, failedNamed), Math.max(failed, failedNamed),
        failures.list()));
  }

  /** Newer toolchains put the message behind the place, on lines of its own. */
  private static String message(String place, Lines output, int at) {
    if (!place.endsWith(":")) {
      return place;
    }
    StringBuilder message = new StringBuilder(place);
    for (int i = at + 1; i <= at + 3; i++) {
      String line = output.at(i);
      if (ENDS.matcher(line).find()) {
        break;
      }
      message.append(' ').append(line.strip());
    }
    return message.toString();
  }
}
