package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import dev.varve.observer.rules.output.TestRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The one line that says what a stretch was about: what was done, then how its tests or commands ended. */
final class Title {

  static final int CHARS_MAX = 160;

  private Title() {}

  static String of(Stretch stretch) {
    String deed = deed(stretch);
    String ending = ending(stretch);
    if (deed.isEmpty()) {
      return Clip.line(ending.isEmpty() ? told(stretch) : capital(ending), CHARS_MAX);
    }
    return Clip.line(ending.isEmpty() ? deed : deed + "; " + ending, CHARS_MAX);
  }

  private static String deed(Stretch stretch) {
    List<Commit> commits = stretch.commits();
    if (!commits.isEmpty() && !commits.getLast().subject().isEmpty()) {
      String more = commits.size() > 1 ? " and %d more".formatted(commits.size() - 1) : "";
      return "Committed \"" + Clip.line(commits.getLast().subject(), 90) + "\"" + more;
    }
    List<FilePath> modified = List.copyOf(stretch.modified());
    if (!modified.isEmpty()) {
      return (isAllNew(stretch) ? "Wrote " : "Edited ") + names(modified);
    }
    return "";
  }

  private static boolean isAllNew(Stretch stretch) {
    return stretch.changes().stream().allMatch(Change::created);
  }

  /** A file and its test read as one thing. */
  private static String names(List<FilePath> paths) {
    FilePath first = paths.getFirst();
    if (paths.size() == 1) {
      return first.name();
    }
    if (paths.size() == 2 && paths.get(1).isTest() && !first.isTest()) {
      return first.name() + " and its test";
    }
    if (paths.size() == 2) {
      return first.name() + " and " + paths.get(1).name();
    }
    return "%s, %s and %d more".formatted(first.name(), paths.get(1).name(), paths.size() - 2);
  }

  private static String ending(Stretch stretch) {
    TestRun last = stretch.lastTests();
    TestRun repaired = stretch.repaired();
    if (last != null && last.total() == 0 && stretch.modified().isEmpty()) {
      return told(stretch);
    }
    if (last != null) {
      return repaired == null ? last.told() : repaired.told() + ", then " + last.told();
    }
    for (Step step : stretch.steps()) {
      for (Fact fact : step.facts()) {
        if (fact.worth() == Fact.Worth.KEY && !fact.text().startsWith("Committed")) {
          return Clip.line(fact.text(), 110);
        }
      }
    }
    return "";
  }

  /** Nothing was changed, tested or failed: what was looked at, or the first thing told. */
  private static String told(Stretch stretch) {
    for (Step step : stretch.steps()) {
      if (!step.isLook() && !step.told().isEmpty()) {
        return capital(step.told());
      }
    }
    List<String> names = new ArrayList<>();
    stretch.read().forEach(path -> names.add(path.name()));
    if (!names.isEmpty()) {
      return "Read " + Narrative.listed(names);
    }
    Set<String> told = new LinkedHashSet<>();
    stretch.steps().forEach(step -> told.add(step.told()));
    told.remove("");
    return told.isEmpty() ? firstFact(stretch) : "Searched for " + Narrative.listed(List.copyOf(told));
  }

  private static String firstFact(Stretch stretch) {
    return stretch.steps().stream().flatMap(step -> step.facts().stream()).map(Fact::text).findFirst().orElse("");
  }

  private static String capital(String text) {
    return Character.isLowerCase(text.charAt(0)) ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
  }
}
