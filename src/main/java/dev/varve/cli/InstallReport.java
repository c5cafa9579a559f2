package dev.varve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.spool.HookScript;
import dev.varve.install.Client;
import dev.varve.install.InstallRecord;
import dev.varve.install.Plan;
import dev.varve.install.Scope;
import dev.varve.settings.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What install and uninstall tell of each client, and in the end. */
final class InstallReport {

  private final Terminal terminal;
  private final boolean json;
  private final boolean dryRun;
  private final boolean undoing;
  private final ArrayNode clients = Terminal.JSON.createArrayNode();
  private final Set<Client> changed = new LinkedHashSet<>();
  private boolean stepsLeft;
  private boolean refused;

  private InstallReport(Terminal terminal, boolean json, boolean dryRun, boolean undoing) {
    this.terminal = terminal;
    this.json = json;
    this.dryRun = dryRun;
    this.undoing = undoing;
  }

  static InstallReport ofInstall(Terminal terminal, boolean json, boolean dryRun) {
    return new InstallReport(terminal, json, dryRun, false);
  }

  static InstallReport ofUninstall(Terminal terminal, boolean json, boolean dryRun) {
    return new InstallReport(terminal, json, dryRun, true);
  }

  /**
   * @param part what it is about
   * @param backup null when none was made
   */
  void add(String part, Plan plan, @Nullable Path backup) {
    ObjectNode entry =
        clients.addObject().put("client", plan.client().name()).put("part", part).put("file", plan.file().toString());
    switch (plan) {
      case Plan.Change change -> {
        changed.add(change.client());
        entry.put("action", dryRun ? "planned" : "changed");
        if (backup != null) {
          entry.put("backup", backup.toString());
        }
        change(change, entry, backup);
      }
      case Plan.Step step -> {
        stepsLeft = true;
        entry.put("action", "command").put("command", step.command());
        line(terminal.bold("run    "), plan, "\n         " + step.command());
      }
      case Plan.Nothing _ -> {
        entry.put("action", "unchanged");
        if (!undoing) {
          line(terminal.dim("same   "), plan, "");
        }
      }
      case Plan.Refusal refusal -> {
        refused = true;
        entry.put("action", "refused").put("reason", refusal.reason());
        String again = "varve %s %s".formatted(undoing ? "uninstall" : "install", refusal.client().name());
        entry.put("remedy", "Correct the file, then: " + again);
        line(terminal.red("left   "), plan, ": %s\n         correct the file, then: %s".formatted(refusal.reason(), again));
      }
    }
  }

  private void change(Plan.Change change, ObjectNode entry, @Nullable Path backup) {
    if (dryRun) {
      List<String> diff = change.diff();
      entry.put("diff", String.join("\n", diff) + "\n");
      diff.forEach(this::print);
      return;
    }
    String what = change.deletes() ? "deleted" : change.creates() ? "created" : "changed";
    line(terminal.green(what), change, backup == null ? "" : "\n         before: " + backup);
  }

  private void line(String mark, Plan plan, String more) {
    print("%s  %s  %s%s".formatted(mark, Columns.pad(plan.client().title(), 18), plan.file(), more));
  }

  private void print(String text) {
    if (!json) {
      terminal.line(text);
    }
  }

  /** What the user has still to do, and how to see whether it works. */
  int installed(List<Client> missing, Scope scope) {
    if (!json && !missing.isEmpty()) {
      terminal.line("not found: " + String.join(", ", missing.stream().map(Client::title).toList()));
    }
    if (!json && !dryRun && !changed.isEmpty()) {
      terminal.line("");
      for (Client client : changed) {
        client.advice(scope).forEach(this::advise);
      }
      advise("Then work as usual, and check with: varve doctor, varve tail -f");
      advise("Undo: varve uninstall" + (scope instanceof Scope.Project ? " --project" : ""));
    }
    if (clients.isEmpty()) {
      terminal.note("No coding client was found here. Name one to set it up all the same, as in: varve install codex");
    }
    return end(clients.isEmpty());
  }

  private void advise(String sentence) {
    String mark = terminal.bold("→ ");
    for (String line : Columns.wrap(sentence, Terminal.WIDTH - 2, 5)) {
      terminal.line(mark + line);
      mark = "  ";
    }
  }

  /** Projects are told because they are easily forgotten, and what stays because only the user can tell whether it may go. */
  int uninstalled(List<InstallRecord> records, Home home) {
    if (changed.isEmpty() && !refused && !stepsLeft) {
      print("nothing of Varve's is there");
    }
    Set<String> left = new TreeSet<>();
    records.forEach(record -> left.addAll(record.projectFiles()));
    left.forEach(file -> print("still in a project: %s (varve uninstall --project, there)".formatted(file)));
    if (!json && !dryRun && !changed.isEmpty()) {
      terminal.line("");
      advise("Sessions that are open keep their hooks and tools until they are restarted: "
          + String.join(", ", changed.stream().map(Client::title).toList()));
    }
    if (!json && !dryRun && Files.exists(home.database())) {
      advise("What is remembered stays in " + home.path() + ", and so does a running worker.");
      advise("To delete all of it for good: varve stop; rm -r '%s'".formatted(home.path()));
    }
    return end(false);
  }

  /** Only the script was written. */
  int script(Home home) {
    Path script = HookScript.in(home);
    if (json) {
      terminal.json(Terminal.object().put("dryRun", dryRun).put("script", script.toString()));
    } else {
      terminal.line((dryRun ? "would write " : "wrote ") + script);
    }
    return ExitCode.OK.status();
  }

  private int end(boolean nothingFound) {
    if (json) {
      terminal.json(Terminal.object().put("dryRun", dryRun).set("clients", clients));
    }
    return (refused || nothingFound ? ExitCode.FINDING : ExitCode.OK).status();
  }
}
