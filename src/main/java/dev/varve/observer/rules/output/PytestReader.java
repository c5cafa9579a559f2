package dev.varve.observer.rules.output;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pytest: {@code FAILED tests/test_cart.py::test_empty - assert …} and {@code 1 failed, 11 passed in 0.42s}. */
final class PytestReader implements TestReader {

  private static final Pattern END = Pattern.compile("\\b(?:passed|failed|error|errors|"
      + "skipped)\\b.* in \\d[\\d.:]*\\s?(?:s|$)");
  private static final Pattern PASSED = Pattern.compile("(\\d+) passed");
  private static final Pattern FAILED = Pattern.compile("(\\d+) failed");
  private static final Pattern ERRORS = Pattern.compile("(\\d+) errors?\\b");
  private static final Pattern HEADING = Pattern.compile("^_{2,} (?:ERROR (?:at \\w+ of|collecting) )?(\\S+) _{2,}$");
  private static final Pattern BEGINS = Pattern.compile("^E {3,}(?:assert |\\w[\\w.]*(?:Error|Exception|Warning|"
      + "Exit|Failed)\\b|Failed:)");
  private static final int MESSAGE_CHARS_MAX = 200;
  private static final Pattern NAMED = Pattern.compile("^(?:FAILED|ERROR) (\\S+?)(?: - (.*))?$");

  @Override
  public Optional<TestRun> read(Lines output) {
    int passed = 0;
    int failed = 0;
    boolean seen = false;
    Failures failures = new Failures();
    Messages messages = null;
    for (int i : output.marked(Mark.PYTEST)) {
      String line = output.at(i);
      Matcher named = NAMED.matcher(line);
      if (named.matches() && (named.group(1).contains("::") || named.group(1).endsWith(".py"))) {
        messages = messages == null ? Messages.of(output) : messages;
        failures.add(named.group(1), message(named, messages));
      } else if (line.contains(" in ") && END.matcher(line).find()) {
        seen = true;
        passed += Count.before(line, PASSED);
        failed += Count.before(line, FAILED) + Count.before(line, ERRORS);
      }
    }
    return seen && isCounted(output)
        ? Optional.of(new TestRun(passed + failed, failed, failures.list()))
        : Optional.empty();
  }

  private static boolean isCounted(Lines output) {
    return output.mention(" passed") || output.mention(" failed") || output.mention(" error");
  }

  /** The summary at the end cuts messages to the width of the terminal; the report above it has them whole. */
  private static String message(Matcher named, Messages messages) {
    String whole = messages.next(named.group(1).substring(named.group(1).lastIndexOf(':') + 1));
    String brief = named.group(2) == null ? "" : named.group(2);
    return (brief.isEmpty() || brief.endsWith("...")) && !whole.isEmpty() ? whole : brief;
  }

  /** What the marked lines of the report say, by the heading above them, or in order where headings were cut off. */
  private static final class Messages {
    private final Map<String, String> named = new HashMap<>();
    private final Deque<String> inOrder = new ArrayDeque<>();

    private static Messages of(Lines output) {
      Messages messages = new Messages();
      String name = "";
      StringBuilder message = new StringBuilder();
      for (String line : output.all()) {
        Matcher heading = HEADING.matcher(line);
        boolean begins = name.isEmpty() && BEGINS.matcher(line).find();
        if (heading.matches() || begins) {
          messages.end(name, message);
        }
        name = heading.matches() ? heading.group(1).substring(heading.group(1).lastIndexOf('.') + 1) : name;
        if (line.startsWith("E  ") && message.length() < MESSAGE_CHARS_MAX) {
          message.append(line.substring(1).strip()).append(' ');
        }
      }
      messages.end(name, message);
      return messages;
    }

    private void end(String name, StringBuilder message) {
      if (!message.isEmpty()) {
        named.putIfAbsent(name, message.toString());
        inOrder.add(message.toString());
      }
      message.setLength(0);
    }

    private String next(String name) {
      String inTurn = inOrder.poll();
      boolean ordered = named.containsKey("") && inTurn != null;
      return named.getOrDefault(name, ordered ? inTurn : "");
    }
  }
}
