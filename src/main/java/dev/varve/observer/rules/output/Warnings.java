package dev.varve.observer.rules.output;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Warnings in an output; each once. */
public final class Warnings {

  private static final Pattern MARKED = Pattern.compile("^\\W{0,3}(?:\\w{2,12}[ :])?(?:WARN|WARNING|Warning|"
      + "warning)\\b.{12,}");

  private Warnings() {}

  public static List<String> in(Lines output, int max) {
    Set<String> found = new LinkedHashSet<>();
    for (int i : output.marked(Mark.WARNING)) {
      String line = output.at(i);
      if (found.size() < max && MARKED.matcher(line).find()) {
        found.add(Clip.line(line, 180));
      }
    }
    return List.copyOf(found);
  }
}
