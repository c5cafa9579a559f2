package dev.varve.observer.rules;

import dev.varve.observer.ToolKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Keywords for the kind of work in a stretch. */
final class Concepts {

  private Concepts() {}

  static List<String> of(Stretch stretch) {
    List<String> concepts = new ArrayList<>();
    add("tests", !stretch.tests().isEmpty(), concepts);
    add("git", !stretch.commits().isEmpty(), concepts);
    add("documentation", stretch.modified().stream().anyMatch(FilePath::isDocument), concepts);
    Set<ToolKind> used = EnumSet.noneOf(ToolKind.class);
    boolean failed = false;
    for (Step step : stretch.steps()) {
      used.add(step.call().kind());
      failed |= !step.call().succeeded();
    }
    for (ToolKind kind : List.of(ToolKind.AGENT, ToolKind.FETCH, ToolKind.MCP)) {
      add(name(kind), used.contains(kind), concepts);
    }
    add("failure", failed, concepts);
    return concepts;
  }

  private static String name(ToolKind kind) {
    return switch (kind) {
      case AGENT -> "subagent";
      case FETCH -> "web";
      case MCP -> "integration";
      case READ, SEARCH, WRITE, EDIT, COMMAND, TODO, QUESTION, OTHER -> "other";
    };
  }

  private static void add(String concept, boolean holds, List<String> concepts) {
    if (holds) {
      concepts.add(concept);
    }
  }
}
