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
    for (PlannedEdit edit : planned) {
      switch (edit.plan()) {
        case Plan.Change change -> changed.add(change.client());
        case Plan.Step _ -> stepsLeft = true;
        case Plan.Refusal _ -> refused = true;
        case Plan.Nothing _ -> {}
      }
    }
    if (!json) {
      new PlanLines(terminal, undoing, dryRun).print(planned);
    }
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
    printLeft();
    if (edits.isEmpty()) {
      terminal.note("No coding client was found here. Name one to set it up all the same, as in: varve install codex");
    }
    return end(edits.isEmpty());
  }

  /** Last, where it is not overlooked. */
  private void printLeft() {
    if (json || dryRun || !(stepsLeft || refused)) {
      return;
    }
    terminal.line("");
    terminal.line("What is left to do:");
    Set<String> told = new LinkedHashSet<>();
    for (PlannedEdit edit : edits) {
      switch (edit.plan()) {
        case Plan.Step step -> told.add("Run: " + step.command());
        case Plan.Refusal refusal -> told.add("Correct %s, then: %s".formatted(refusal.file(), edit.again(undoing)));
        case Plan.Change _, Plan.Nothing _ -> {}
      }
    }
    told.forEach(this::advise);
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
