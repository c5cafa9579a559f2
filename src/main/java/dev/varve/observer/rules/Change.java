package dev.varve.observer.rules;

import dev.varve.observer.rules.output.Lines;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a tool did to one file.
 *
 * @param path the file
 * @param created whether the file is new
 * @param removed lines that are gone, in order
 * @param added lines that are new, in order
 */
record Change(FilePath path, boolean created, List<String> removed, List<String> added) {

  private static final int LINES_MAX = 4_000;

  Change {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  static Change written(FilePath path, boolean created, String content) {
    return new Change(path, created, List.of(), lines(content));
  }

  /** Lines of one side that the other has not. */
  static Change replaced(FilePath path, String before, String after) {
    List<String> old = lines(before);
    List<String> current = lines(after);
    return new Change(path, false, without(old, current), without(current, old));
  }

  private static List<String> lines(String text) {
    return text.lines().limit(LINES_MAX).toList();
  }

  private static List<String> without(List<String> lines, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return lines.stream().filter(line -> !line.isBlank() && !known.contains(line)).toList();
  }
}
