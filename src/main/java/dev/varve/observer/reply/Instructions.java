package dev.varve.observer.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The system prompt of a mode. */
public final class Instructions {

  private Instructions() {}

  /** About 4 kB. */
  public static String of(Mode mode) {
    List<String> types = new ArrayList<>();
    mode.types().forEach((type, when) -> types.add(type.stored() + ": " + when));
    return Mode.resource("instructions.txt")
        .replace("{look}", listed(mode.look()))
        .replace("{leave}", listed(mode.leave()))
        .replace("{types}", listed(types))
        .replace("{concepts}", listed(explained(mode.concepts())))
        .replace("{language}", mode.language())
        .strip();
  }

  private static List<String> explained(Map<String, String> words) {
    List<String> lines = new ArrayList<>();
    words.forEach((word, meaning) -> lines.add(word + ": " + meaning));
    return lines;
  }

  private static String listed(List<String> lines) {
    return "- " + String.join("\n- ", lines);
  }
}
