package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Lines;
import dev.varve.observer.rules.output.TestReports;
import dev.varve.observer.rules.output.TestRun;
import java.util.ArrayList;
import java.util.List;

/** Shell commands: what they tested, built, measured, committed and wrote, and why they failed. */
final class CommandReader implements StepReader {

  @Override
  public Step read(Call call) {
    Lines output = call.output();
    CommandPurpose purpose = CommandPurpose.of(call.commands());
    boolean looks = purpose != CommandPurpose.WORK;
    TestRun tests = looks ? null : TestReports.read(output).orElse(null);
    GitWork git = GitWork.of(call.script(), output, call.succeeded());
    List<Change> changes = call.succeeded() ? ScriptChanges.of(call) : List.of();
    CommandOutput told = new CommandOutput(call, Label.of(call), output, looks, tests);
    List<Fact> facts = new ArrayList<>(told.outcome());
    git.commits().forEach(commit -> facts.add(Fact.key(commit.told())));
    facts.addAll(git.facts());
    changes.forEach(change -> facts.addAll(ChangeFacts.of(change)));
    if (purpose != CommandPurpose.LIST) {
      facts.addAll(told.printed(facts.isEmpty()));
    }
    return new Step(call, clause(told, git), facts, changes, git.commits(), tests);
  }

  private static String clause(CommandOutput told, GitWork git) {
    String label = told.label().told();
    TestRun tests = told.tests();
    if (tests != null) {
      return label + ": " + tests.told();
    }
    if (!git.commits().isEmpty()) {
      return git.commits().getFirst().clause();
    }
    if (!told.call().succeeded()) {
      return label + " failed";
    }
    return told.look() ? "" : label;
  }
}
