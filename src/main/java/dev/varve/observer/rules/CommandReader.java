package dev.varve.observer.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shell commands: what they tested, built, measured, committed and wrote, and why they failed. */
final class CommandReader implements StepReader {

  @Override
  public Step read(Call call) {
    Lines output = call.output();
    ShellCommand shell = ShellCommand.of(Heredoc.script(call.command()));
    TestRun tests = shell.isLook() ? null : TestReports.read(output).orElse(null);
    GitWork git = GitWork.of(call.command(), output, call.succeeded());
    List<Change> changes = call.succeeded() ? ScriptChanges.of(call) : List.of();
    CommandOutput told = new CommandOutput(call, Label.of(call), output, shell.isLook(), tests);
    List<Fact> facts = new ArrayList<>(told.outcome());
    git.commits().forEach(commit -> facts.add(Fact.key(commit.told())));
    facts.addAll(git.facts());
    changes.forEach(change -> facts.addAll(ChangeFacts.of(change)));
    if (!shell.isListing()) {
      facts.addAll(told.printed(facts.isEmpty()));
    }
    return new Step(call, clause(told, shell, tests, git), facts, changes, git.commits(), tests);
  }

  private static String clause(CommandOutput told, ShellCommand shell, @Nullable TestRun tests, GitWork git) {
    String label = told.label().told();
    if (tests != null) {
      return label + ": " + tests.told();
    }
    if (!git.commits().isEmpty()) {
      return git.commits().getFirst().clause();
    }
    if (!told.call().succeeded()) {
      return label + " failed";
    }
    return shell.isLook() ? "" : label;
  }
}
