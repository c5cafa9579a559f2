package dev.varve.cli;

import java.util.ArrayList;
import java.util.List;

/** Text laid out for {@value Terminal#WIDTH} columns: tables, wrapped paragraphs, shortened lines. */
final class Columns {

  private static final int MINUTE_CHARS = "2026-01-31 10:00".length();

  private static final String GAP = "  ";

  private Columns() {}

  /** Rows of equal length, each column as wide as its widest cell but the last, which keeps its own. */
  static List<String> table(List<List<String>> rows) {
    int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns - 1; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(pad(row.get(i), widths[i])).append(i < row.size() - 1 ? GAP : "");
    }
    return cut(line.toString().stripTrailing(), Terminal.WIDTH);
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** A time of the API to the minute. */
  static String minute(String at) {
    return at.replace('T', ' ').substring(0, Math.min(MINUTE_CHARS, at.length()));
  }

  /** One line of at most {@code max} characters; what is cut off is marked. */
  static String cut(String text, int max) {
    String flat = text.strip().isEmpty() ? "" : text.stripTrailing().replaceAll("[\\s&&[^ ]]+", " ");
    return flat.length() <= max ? flat : flat.substring(0, max - 1).stripTrailing() + "…";
  }

  /** Words broken into lines of at most {@code width}, at most {@code linesMax} of them, the last one marked. */
  static List<String> wrap(String text, int width, int linesMax) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip().replaceAll("\\s+", " ");
    while (rest.length() > width && lines.size() < linesMax - 1) {
      int space = rest.lastIndexOf(' ', width);
      int end = space <= 0 ? width : space;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.add(cut(rest, width));
    }
    return lines;
  }
}
