package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is worth keeping of a change to a file. */
final class ChangeFacts {

  private static final int NAMES_MAX = 8;
  private static final int SIDE_CHARS_MAX = 95;

  /** Lines of one side that a fact may quote. */
  private static final int TELLING_MAX = 20;


  private static final Pattern IMPORT = Pattern.compile("^(?:import |from \\S+ import |use [\\w:]+|"
      + "using [\\w.]+;|#include |package )");

  private ChangeFacts() {}

  static List<Fact> of(Change change) {
    if (change.path().isDocument()) {
      return DocumentFacts.of(change);
    }
    List<Fact> facts = new ArrayList<>();
    replacement(change, facts);
    names(change, facts);
    for (String comment : Comments.in(change.added(), 2)) {
      facts.add(Fact.detail("Comment in %s: %s".formatted(change.path().name(), comment)));
    }
    List<String> constants = Constants.in(change, 4);
    if (!constants.isEmpty() && !change.path().isTest()) {
      facts.add(Fact.detail("%s sets %s".formatted(change.path().name(), String.join("; ", constants))));
    }
    if (facts.isEmpty()) {
      facts.addAll(content(change));
    }
    return facts;
  }

  /** A change that nothing else can be said of, such as a new file of settings, is told by its first lines. */
  private static List<Fact> content(Change change) {
    String after = joined(change.added());
    String verb = change.created() ? "Wrote" : "Changed";
    return after.isEmpty()
        ? List.of()
        : List.of(Fact.detail("%s %s: `%s`".formatted(verb, change.path().value(), Clip.line(after, 170))));
  }

  /** A small replacement says itself what changed; a small addition to a file without declarations too. */
  private static void replacement(Change change, List<Fact> facts) {
    String before = joined(change.removed());
    String after = joined(change.added());
    String name = change.path().name();
    if (before.equals(after)) {
      indented(change, after, facts);
      return;
    }
    if (conflicted(change)) {
      facts.add(Fact.result("Resolved a merge conflict in %s.".formatted(change.path().value())));
    } else if (change.removed().size() <= 2 && change.added().size() <= 3 && !before.isEmpty() && !after.isEmpty()) {
      facts.add(Fact.result("In %s %s became %s".formatted(name, code(before), code(after))));
    } else if (before.isEmpty() && !after.isEmpty() && change.added().size() <= 12 && !change.created()) {
      facts.add(Fact.result("Added to %s: `%s`".formatted(name, Clip.line(after, 190))));
    } else if (after.isEmpty() && !before.isEmpty() && change.removed().size() <= 8) {
      facts.add(Fact.result("Removed from %s: `%s`".formatted(name, Clip.line(before, 190))));
    }
  }

  private static void indented(Change change, String text, List<Fact> facts) {
    if (!text.isEmpty()) {
      facts.add(Fact.result("In %s only the indentation of %s changed".formatted(change.path().name(), code(text))));
    }
  }

  private static boolean conflicted(Change change) {
    return change.removed().stream().anyMatch(line -> line.startsWith("<<<<<<< "));
  }

  private static String joined(List<String> lines) {
    List<String> telling = new ArrayList<>();
    for (int i = 0; i < lines.size() && telling.size() < TELLING_MAX; i++) {
      String line = lines.get(i).strip();
      if (!IMPORT.matcher(line).find()) {
        telling.add(line);
      }
    }
    return String.join(" ", telling).strip();
  }

  private static String code(String text) {
    return "`" + Clip.line(text, SIDE_CHARS_MAX) + "`";
  }

  private static void names(Change change, List<Fact> facts) {
    Set<String> before = Declarations.in(change.removed());
    Set<String> after = Declarations.in(change.added());
    Set<String> added = new LinkedHashSet<>(after);
    added.removeAll(before);
    Set<String> removed = new LinkedHashSet<>(before);
    removed.removeAll(after);
    List<String> told = new ArrayList<>();
    told(change.created() ? "Wrote %s with " : "Added to %s: ", change, added, told);
    told("Removed from %s: ", change, removed, told);
    for (String text : told) {
      facts.add(Fact.result(text));
    }
  }

  private static void told(String form, Change change, Set<String> names, List<String> told) {
    if (!names.isEmpty()) {
      List<String> some = names.stream().limit(NAMES_MAX).toList();
      String more = names.size() > NAMES_MAX ? " and %d more".formatted(names.size() - NAMES_MAX) : "";
      told.add(form.formatted(change.path().value()) + String.join(", ", some) + more);
    }
  }
}
