package dev.varve.observer.rules.output;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RSpec, Minitest and ExUnit: {@code 12 examples, 1 failure}, {@code 5 runs, 8 assertions, 1 failures, 0 errors}. */
final class ExamplesReader implements TestReader {

  private static final Pattern TOTAL =
      Pattern.compile("(\\d+) (?:examples?|runs|tests), (?:\\d+ assertions, )?(\\d+) failures?(?:, (\\d+) errors?)?");
  private static final Pattern RERUN = Pattern.compile("^rspec (\\S+) # (.*)$");
  private static final Pattern NUMBERED = Pattern.compile("^\\s+\\d+\\) (?:test )?(\\S.*)$");
  private static final Pattern MINITEST = Pattern.compile("^(\\w+#\\w+) \\[(.*)\\]:?$");

  @Override
  public Optional<TestRun> read(Lines output) {
    Matcher total = last(output);
    if (total == null) {
      return Optional.empty();
    }
    Failures failures = new Failures();
    List<String> lines = output.all();
    for (int i = 0; i < lines.size(); i++) {
      Matcher numbered = NUMBERED.matcher(lines.get(i));
      Matcher minitest = MINITEST.matcher(lines.get(i));
      Matcher rerun = RERUN.matcher(lines.get(i));
      if (minitest.matches()) {
        failures.add(minitest.group(1), output.at(i + 1));
      } else if (numbered.matches()) {
        failures.add(numbered.group(1), message(lines, i + 1));
      } else if (rerun.matches()) {
        failures.add(rerun.group(2), "");
      }
    }
    return Optional.of(new TestRun(Count.of(total, 1), Count.of(total, 2) + Count.of(total, 3), failures.list()));
  }

  private static @Nullable Matcher last(Lines output) {
    Matcher last = null;
    for (int i : output.marked(Mark.EXAMPLES)) {
      Matcher total = TOTAL.matcher(output.at(i));
      last = total.find() ? total : last;
    }
    return last;
  }

  private static String message(List<String> lines, int from) {
    StringBuilder message = new StringBuilder();
    for (int i = from; i < Math.min(lines.size(), from + 8) && message.length() < 160; i++) {
      String line = lines.get(i).strip();
      if (NUMBERED.matcher(lines.get(i)).matches() || line.startsWith("# ./")) {
        break;
      }
      if (!line.startsWith("Failure/Error: ") || line.contains("raise ")) {
        message.append(line).append(' ');
      }
    }
    return message.toString();
  }
}
