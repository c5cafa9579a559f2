package dev.varve.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.install.Installation;
import dev.varve.install.Plan;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is going to be done to one file of a client, and by whom. */
record PlannedEdit(Installation installation, Plan plan) {

  /** What is put in, or taken out. */
  String part() {
    return installation.part();
  }

  /** The command that is to be run once more when the file has been corrected. */
  String again(boolean undoing) {
    return "varve %s %s".formatted(undoing ? "uninstall" : "install", plan.client().name());
  }

  /**
   * In the shape of {@code --json}.
   *
   * @param backup null when none was made
   */
  ObjectNode json(boolean undoing, boolean dryRun, @Nullable Path backup) {
    ObjectNode entry =
        Terminal.object()
            .put("client", plan.client().name())
            .put("part", part())
            .put("file", plan.file().toString());
    return switch (plan) {
      case Plan.Change change when dryRun ->
          entry.put("action", "planned").put("diff", String.join("\n", change.diff()) + "\n");
      case Plan.Change _ when backup != null -> entry.put("action", "changed").put("backup", backup.toString());
      case Plan.Change _ -> entry.put("action", "changed");
      case Plan.Step step -> entry.put("action", "command").put("command", step.command());
      case Plan.Nothing _ -> entry.put("action", "unchanged");
      case Plan.Refusal refusal ->
          entry
              .put("action", "refused")
              .put("reason", refusal.reason())
              .put("remedy", "Correct the file, then: " + again(undoing));
    };
  }
}
