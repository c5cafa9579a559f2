package dev.varve.install;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes from one text to another, in the form that {@code patch} reads. */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;
  private static final String NO_LINE_END = "\\ No newline at end of file";

  /** One line of the way from the old text to the new one; the mark is a space, a minus or a plus. */
  private record Line(char mark, String text) {}

  private final List<Line> lines = new ArrayList<>();

  private UnifiedDiff() {}

  /**
   * Empty when nothing changes; null stands for no file.
   *
   * @return lines with their marks; a carriage return at the end of one is part of it
   */
  public static List<String> of(String name, @Nullable String before, @Nullable String after) {
    UnifiedDiff diff = new UnifiedDiff();
    diff.compare(split(before), split(after));
    List<String> hunks = diff.hunks();
    if (!hunks.isEmpty()) {
      hunks.addFirst("+++ " + (after == null ? "/dev/null" : name));
      hunks.addFirst("--- " + (before == null ? "/dev/null" : name));
    }
    return hunks;
  }

  /** Each with its line end, so that a missing one is a difference. */
  private static List<String> split(@Nullable String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (text != null && from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return lines;
  }

  private void compare(List<String> before, List<String> after) {
    int head = 0;
    while (head < Math.min(before.size(), after.size()) && before.get(head).equals(after.get(head))) {
      lines.add(new Line(' ', before.get(head++)));
    }
    int tail = 0;
    while (tail < Math.min(before.size(), after.size()) - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    compareMiddle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
    before.subList(before.size() - tail, before.size()).forEach(line -> lines.add(new Line(' ', line)));
  }

  /** By the longest common subsequence; without the equal ends both are as short as what install adds. */
  private void compareMiddle(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new Line(' ', before.get(i++)));
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', before.get(i++)));
      } else {
        lines.add(new Line('+', after.get(j++)));
      }
    }
  }

  private List<String> hunks() {
    List<String> printed = new ArrayList<>();
    int at = 0;
    while ((at = nextChange(at)) < lines.size()) {
      int from = Math.max(0, at - CONTEXT);
      int end = at;
      for (int change = at; change < lines.size() && change <= end + 2 * CONTEXT; change = nextChange(change + 1)) {
        end = change;
      }
      int to = Math.min(lines.size(), end + CONTEXT + 1);
      print(from, to, printed);
      at = to;
    }
    return printed;
  }

  private int nextChange(int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).mark() == ' ') {
      at++;
    }
    return at;
  }

  private void print(int from, int to, List<String> printed) {
    printed.add("@@ -%s +%s @@".formatted(range(from, to, '+'), range(from, to, '-')));
    for (Line line : lines.subList(from, to)) {
      boolean ended = line.text().endsWith("\n");
      printed.add(line.mark() + (ended ? line.text().substring(0, line.text().length() - 1) : line.text()));
      if (!ended) {
        printed.add(NO_LINE_END);
      }
    }
  }

  /** An empty range is named by the line before it. */
  private String range(int from, int to, char others) {
    long start = lines.subList(0, from).stream().filter(line -> line.mark() != others).count();
    long length = lines.subList(from, to).stream().filter(line -> line.mark() != others).count();
    return "%d,%d".formatted(length == 0 ? start : start + 1, length);
  }
}
