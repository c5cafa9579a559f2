package dev.varve.observer.rules;

import dev.varve.observer.ToolKind;
import dev.varve.observer.rules.output.Clip;
import dev.varve.observer.rules.output.TestRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one tool use amounts to.
 *
 * @param told a clause for the narrative, empty when the use is not worth one
 * @param facts what to keep of it
 * @param changes files it changed
 * @param commits it made
 * @param tests the run of tests it made, null when it made none
 */
record Step(
    Call call, String told, List<Fact> facts, List<Change> changes, List<Commit> commits, @Nullable TestRun tests) {

  private static final int TOLD_CHARS_MAX = 160;

  Step {
    told = Clip.line(told, TOLD_CHARS_MAX);
    facts = List.copyOf(facts);
    changes = List.copyOf(changes);
    commits = List.copyOf(commits);
  }

  static Step of(Call call, String told, List<Fact> facts) {
    return new Step(call, told, facts, List.of(), List.of(), null);
  }

  static Step changing(Call call, String told, List<Fact> facts, List<Change> changes) {
    return new Step(call, told, facts, changes, List.of(), null);
  }

  boolean readsFile() {
    return call.kind() == ToolKind.READ && call.succeeded() && !call.path().value().isEmpty();
  }

  /** Whether it read or searched and nothing else. */
  boolean isLook() {
    return call.kind() == ToolKind.READ || call.kind() == ToolKind.SEARCH;
  }
}
