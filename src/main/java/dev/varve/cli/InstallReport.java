package dev.varve.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.varve.capture.spool.HookScript;
import dev.varve.install.Client;
import dev.varve.install.InstallRecord;
import dev.varve.install.Plan;
import dev.varve.install.Scope;
import dev.varve.settings.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What install and uninstall tell: first all that they are going to do, then what came of it and what is left to do. */
final class InstallReport {

  private final Terminal terminal;
  private final boolean json;
  private final boolean dryRun;
  private final boolean undoing;
  private final List<PlannedEdit> edits = new ArrayList<>();
  private final Map<PlannedEdit, Path> backups = new HashMap<>();
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

  /** Before anything is done. */
  void show(List<PlannedEdit> planned) {
    edits.addAll(planned);
    if (!dryRun && planned.stream().anyMatch(edit -> edit.plan() instanceof Plan.Change)) {
      print(undoing ? "Going to take Varve out of these files:" : "Going to put Varve into these files:");
    }
    planned.forEach(this::show);
  }

  private void show(PlannedEdit edit) {
    switch (edit.plan()) {
      case Plan.Change change -> {
        changed.add(change.client());
        show(change, edit.part());
      }
      case Plan.Step step -> {
        stepsLeft = true;
        line(terminal.bold("run    "), step, "\n         " + step.command());
      }
      case Plan.Nothing nothing -> {
        if (!undoing) {
          line(terminal.dim("same   "), nothing, "");
        }
      }
      case Plan.Refusal refusal -> {
        refused = true;
        line(
            terminal.red("left   "),
            refusal,
            ": %s\n         correct the file, then: %s".formatted(refusal.reason(), edit.again(undoing)));
      }
    }
  }

  private void show(Plan.Change change, String part) {
    List<String> diff = change.diff();
    if (dryRun) {
      diff.forEach(this::print);
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
      return "%d lines are added".formatted(more);
    }
    return more == 0 ? "%d lines are taken out".formatted(less) : "%d lines become %d".formatted(less, more);
  }

  private void line(String mark, Plan plan, String more) {
    print("%s  %s  %s%s".formatted(mark, Columns.pad(plan.client().title(), 18), plan.file(), more));
  }

  private void print(String text) {
    if (!json) {
      terminal.line(text);
    }
  }

  /**
   * One of the edits that were shown has been made.
   *
   * @param backup null when none was made
   */
  void made(PlannedEdit edit, @Nullable Path backup) {
    if (backup != null) {
      backups.put(edit, backup);
    }
  }

  private void printDone() {
    if (!dryRun && !changed.isEmpty()) {
      print("Done." + (backups.isEmpty() ? "" : " The files as they were before:"));
      backups.values().stream().sorted().forEach(backup -> print("         " + backup));
    }
  }

  /** What the user has still to do, and how to see whether it works. */
  int installed(List<Client> missing, Scope scope) {
    printDone();
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
    if (edits.isEmpty()) {
      terminal.note("No coding client was found here. Name one to set it up all the same, as in: varve install codex");
    }
    return end(edits.isEmpty());
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
    printDone();
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
      ArrayNode clients = Terminal.JSON.createArrayNode();
      edits.forEach(edit -> clients.add(edit.json(undoing, dryRun, backups.get(edit))));
      terminal.json(Terminal.object().put("dryRun", dryRun).set("clients", clients));
    }
    return (refused || nothingFound ? ExitCode.FINDING : ExitCode.OK).status();
  }
}
