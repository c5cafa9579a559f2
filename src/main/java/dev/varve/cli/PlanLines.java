package dev.varve.cli;

import dev.varve.install.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells a person what install or uninstall is going to do, file by file. */
final class PlanLines {

  private final Terminal terminal;
  private final boolean undoing;
  private final boolean dryRun;
  private final Set<Plan.Refusal> told = new HashSet<>();

  PlanLines(Terminal terminal, boolean undoing, boolean dryRun) {
    this.terminal = terminal;
    this.undoing = undoing;
    this.dryRun = dryRun;
  }

  void print(List<PlannedEdit> edits) {
    if (!dryRun && edits.stream().anyMatch(edit -> edit.plan() instanceof Plan.Change)) {
      terminal.line(
          "Going to %s these files; line by line: varve %s --dry-run"
              .formatted(undoing ? "take Varve out of" : "put Varve into", undoing ? "uninstall" : "install"));
    }
    edits.forEach(this::print);
  }

  private void print(PlannedEdit edit) {
    switch (edit.plan()) {
      case Plan.Change change -> print(change, edit.part());
      case Plan.Step step -> line(terminal.bold("run    "), step, "\n         " + step.command());
      case Plan.Nothing nothing -> {
        if (!undoing) {
          line(terminal.dim("same   "), nothing, "");
        }
      }
      case Plan.Refusal refusal -> {
        // Hooks and tools may be in one file, of which once is enough.
        if (told.add(refusal)) {
          line(
              terminal.red("left   "),
              refusal,
              ": %s\n         correct the file, then: %s".formatted(refusal.reason(), edit.again(undoing)));
        }
      }
    }
  }

  private void print(Plan.Change change, String part) {
    List<String> diff = change.diff();
    if (dryRun) {
      diff.forEach(terminal::line);
      return;
    }
    String what = change.deletes() ? "delete " : change.creates() ? "create " : "change ";
    line(terminal.green(what), change, "\n         %s: %s".formatted(part, size(diff)));
  }

  /** Behind the two lines at its head. */
  private static String size(List<String> diff) {
    List<String> body = diff.subList(2, diff.size());
    long more = body.stream().filter(line -> line.startsWith("+")).count();
    long less = body.stream().filter(line -> line.startsWith("-")).count();
    if (less == 0) {
      return "%d lines added".formatted(more);
    }
    return more == 0 ? "%d lines taken out".formatted(less) : "%d lines added, %d taken out".formatted(more, less);
  }

  private void line(String mark, Plan plan, String more) {
    terminal.line("%s  %s  %s%s".formatted(mark, Columns.pad(plan.client().title(), 18), plan.file(), more));
  }
}
