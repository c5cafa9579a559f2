package dev.varve.observer.rules.output;

import dev.varve.text.Marks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Warnings in an output; each once. */
public final class Warnings {

  private static final Pattern MARKED = Pattern.compile("^\\W{0,3}(?:\\w{2,12}[ :])?(?:WARN|WARNING|Warning|"
      + "warning)\\b.{12,}");

  /** What the pattern needs; most lines have none of it. */
  private static final Marks MARKS = new Marks(List.of("warn"));

  private Warnings() {}

  public static List<String> in(Lines output, int max) {
    Set<String> found = new LinkedHashSet<>();
    for (String line : output.all()) {
      if (found.size() < max && MARKS.in(line) != 0 && MARKED.matcher(line).find()) {
        found.add(Clip.line(line, 180));
      }
    }
    return List.copyOf(found);
  }
}
