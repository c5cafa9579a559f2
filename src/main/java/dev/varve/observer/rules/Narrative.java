package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Clip;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells a stretch in the order it happened; looks and edits that follow each other are one sentence. */
final class Narrative {

  static final int CHARS_MAX = 900;

  private static final int NAMES_MAX = 5;

  private Narrative() {}

  static String of(Stretch stretch) {
    List<String> sentences = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    Manner manner = Manner.OTHER;
    for (Step step : stretch.steps()) {
      Manner next = Manner.of(step);
      if (next != manner) {
        end(manner, names, sentences);
      }
      manner = next;
      if (next == Manner.OTHER && !step.told().isEmpty()) {
        sentences.add(capital(step.told()) + ".");
      } else if (!step.told().isEmpty()) {
        names.add(step.told());
      }
    }
    end(manner, names, sentences);
    return Clip.line(String.join(" ", sentences), CHARS_MAX);
  }

  private static void end(Manner manner, Set<String> names, List<String> sentences) {
    if (!names.isEmpty()) {
      sentences.add(manner.verb + " " + listed(List.copyOf(names)) + ".");
    }
    names.clear();
  }

  static String listed(List<String> names) {
    int shown = Math.min(NAMES_MAX, names.size());
    String list = String.join(", ", names.subList(0, shown));
    return names.size() > shown ? list + " and %d more".formatted(names.size() - shown) : list;
  }

  private static String capital(String text) {
    return Character.isLowerCase(text.charAt(0)) ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
  }

  /** Steps of one manner are told together. */
  private enum Manner {
    READ("Read"),
    SEARCH("Searched for"),
    EDIT("Edited"),
    OTHER("");

    private final String verb;

    Manner(String verb) {
      this.verb = verb;
    }

    private static Manner of(Step step) {
      if (!step.call().succeeded()) {
        return OTHER;
      }
      return switch (step.call().kind()) {
        case READ -> READ;
        case SEARCH -> SEARCH;
        case WRITE, EDIT -> EDIT;
        case COMMAND, FETCH, AGENT, TODO, QUESTION, MCP, OTHER -> OTHER;
      };
    }
  }
}
