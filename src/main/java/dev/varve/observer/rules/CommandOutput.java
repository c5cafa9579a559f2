package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import dev.varve.observer.rules.output.FailedBuild;
import dev.varve.observer.rules.output.FailedTest;
import dev.varve.observer.rules.output.Figures;
import dev.varve.observer.rules.output.Lines;
import dev.varve.observer.rules.output.Problems;
import dev.varve.observer.rules.output.TestRun;
import dev.varve.observer.rules.output.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a command printed, and the facts in it.
 *
 * @param look whether the command only showed something
 * @param tests the test report in the output, null when there is none
 */
record CommandOutput(Call call, Label label, Lines output, boolean look, @Nullable TestRun tests) {

  /** Longer answers are not read as a whole. */
  private static final int SHORT_LINES_MAX = 8;

  private static final int PROBLEMS_MAX = 4;
  private static final int FAILURES_MAX = 6;
  private static final int FIGURES_MAX = 5;
  private static final int LINE_CHARS_MAX = 100;

  /** How it ended: the exit code, the test report, the errors. */
  List<Fact> outcome() {
    List<Fact> facts = new ArrayList<>();
    List<String> problems = namesFailures() ? List.of() : Problems.of(output, PROBLEMS_MAX);
    boolean failed = failed(problems, facts);
    tests(facts);
    if (!look || failed) {
      for (int i = failed ? 1 : 0; i < problems.size(); i++) {
        String text = "%s printed: %s".formatted(label.told(), problems.get(i));
        facts.add(i == 0 ? Fact.key(text) : Fact.result(text));
      }
    }
    return facts;
  }

  /** Failing tests have said what is wrong already. */
  private boolean namesFailures() {
    return tests != null && !tests.failures().isEmpty();
  }

  private boolean failed(List<String> problems, List<Fact> facts) {
    OptionalInt exit = ExitCode.of(call, output);
    boolean failed = !call.succeeded() || exit.isPresent() && exit.getAsInt() != 0;
    if (failed) {
      String why = problems.isEmpty() ? firstLines() : ": " + problems.getFirst();
      String code = exit.isPresent() ? " with exit code " + exit.getAsInt() : "";
      facts.add(Fact.key("%s failed%s%s".formatted(label.full(), code, Clip.line(why, 150))));
    } else if (!look && tests == null && problems.isEmpty()) {
      FailedBuild.in(output).ifPresent(line -> facts.add(Fact.key(label.full() + " failed: " + Clip.line(line, 150))));
    }
    return failed;
  }

  /** The error is in words the rules do not know. */
  private String firstLines() {
    List<String> lines = output.all().stream().filter(line -> !line.startsWith("Exit code ")).limit(2).toList();
    return lines.isEmpty() || tests != null ? "" : ": " + joined(lines);
  }

  private void tests(List<Fact> facts) {
    if (tests == null) {
      return;
    }
    String told = "%s: %s.".formatted(label.told(), tests.toldWithNames());
    facts.add(tests.green() ? Fact.result(told) : Fact.key(told));
    for (FailedTest failed : tests.failures().subList(0, Math.min(FAILURES_MAX, tests.failures().size()))) {
      if (!failed.message().isEmpty()) {
        facts.add(Fact.key(failed.told()));
      }
    }
  }

  /** What else it says: a short answer when {@code nothingElse} is known, figures, warnings. */
  List<Fact> printed(boolean nothingElse) {
    List<Fact> facts = new ArrayList<>();
    if (look) {
      if (nothingElse && output.all().size() <= SHORT_LINES_MAX && !output.isEmpty()) {
        facts.add(Fact.detail(label.told() + ": " + joined(output.all())));
      }
      return facts;
    }
    boolean whole = nothingElse && output.all().size() <= SHORT_LINES_MAX;
    List<String> lines = whole ? Figures.withoutNoise(output.all()) : telling();
    if (!lines.isEmpty()) {
      facts.add(Fact.result("%s: %s".formatted(label.full(), joined(lines))));
    }
    Warnings.in(output, 2).forEach(line -> facts.add(Fact.result("%s warned: %s".formatted(label.told(), line))));
    return facts;
  }

  /** Measured figures; else the last lines that report a number. */
  private List<String> telling() {
    List<String> figures = Figures.in(output, FIGURES_MAX, tests != null);
    return figures.isEmpty() ? Figures.counts(output, 2) : figures;
  }

  private static String joined(List<String> lines) {
    List<String> cut = new ArrayList<>();
    for (String line : lines) {
      cut.add(Clip.line(line, LINE_CHARS_MAX));
    }
    return String.join("; ", cut);
  }
}
