package dev.varve.redact;

import java.util.ArrayList;
import java.util.List;

/** A line of a text, or a cell of one: from {@code start} (inclusive) to {@code end} (exclusive), without the break. */
record TableLine(int start, int end) {

  /** Cells of a line that are told apart. */
  static final int CELLS_MAX = 64;

  /** The line that begins at {@code start}. */
  static TableLine at(String text, int start) {
    int end = text.indexOf('\n', start);
    return new TableLine(start, end < 0 ? text.length() : end);
  }

  String of(String text) {
    return text.substring(start, end);
  }

  /** Its cells; a separator between double quotes belongs to a value. */
  List<TableLine> cells(String text, char separator) {
    var cells = new ArrayList<TableLine>();
    int from = start;
    boolean quoted = false;
    for (int i = start; i < end && cells.size() < CELLS_MAX; i++) {
      char c = text.charAt(i);
      if (c == '"' && (quoted || i == from)) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(new TableLine(from, i));
        from = i + 1;
      }
    }
    cells.add(new TableLine(from, end));
    return cells;
  }
}
