package dev.varve.observer.rules;

import dev.varve.observer.ToolKind;
import dev.varve.observer.rules.output.TestRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps that belong together and become one observation; at least one.
 *
 * @param opensPrompt whether it holds the first steps of a prompt
 */
record Stretch(List<Step> steps, boolean opensPrompt) {

  Stretch {
    steps = List.copyOf(steps);
  }

  int promptNumber() {
    return steps.getFirst().call().use().promptNumber();
  }

  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Step step : steps) {
      changes.addAll(step.changes());
    }
    return changes;
  }

  List<Commit> commits() {
    List<Commit> commits = new ArrayList<>();
    for (Step step : steps) {
      commits.addAll(step.commits());
    }
    return commits;
  }

  List<TestRun> tests() {
    List<TestRun> runs = new ArrayList<>();
    for (Step step : steps) {
      if (step.tests() != null) {
        runs.add(step.tests());
      }
    }
    return runs;
  }

  @Nullable TestRun lastTests() {
    List<TestRun> runs = tests();
    return runs.isEmpty() ? null : runs.getLast();
  }

  /** The first run that failed, if the last one did not. */
  @Nullable TestRun repaired() {
    TestRun last = lastTests();
    if (last == null || !last.green()) {
      return null;
    }
    return tests().stream().filter(run -> run.failed() > 0).findFirst().orElse(null);
  }

  Set<FilePath> modified() {
    Set<FilePath> paths = new LinkedHashSet<>();
    for (Change change : changes()) {
      paths.add(change.path());
    }
    return paths;
  }

  Set<FilePath> read() {
    Set<FilePath> paths = new LinkedHashSet<>();
    for (Step step : steps) {
      if (step.readsFile()) {
        paths.add(step.call().path());
      }
    }
    return paths;
  }

  /** Steps without facts and files leave nothing to remember. */
  boolean isWorthKeeping() {
    for (Step step : steps) {
      if (!step.changes().isEmpty() || !step.facts().isEmpty() || step.readsFile()) {
        return true;
      }
    }
    return false;
  }
}
