package dev.varve.redact;

import dev.varve.redact.SecretValue.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the cells of the columns that a table's header says hold secrets: as databases print them, in Markdown and in
 * comma- or tab-separated values. Of one text; not thread-safe.
 */
final class SecretColumns {

  /** Rows of one table that are looked at. */
  private static final int ROWS_MAX = 10_000;

  /** Columns of one table that are read. */
  private static final int READ_MAX = 8;

  /** A line of dashes under a header or around a table. */
  private static final Pattern RULE = Pattern.compile("[-+|:=\\s─┼├┤╞╪╡═━┿┌┬┐└┴┘╔╦╗╚╩╝╠╬╣]*+");

  private static final String CROSSES = "+┼╪┿╬";
  private static final String QUOTES = "\"'`*";

  /** What stands in a cell of a passphrase or behind the last cell of a row in a sentence. */
  private static final int WORDS_MAX = 4;

  private final String text;

  /** What is inside a table heads no other one; otherwise a text of nothing but headers would be read over and over. */
  private int headerStart = -1;

  private int tableEnd;
  private int columnsRead;

  SecretColumns(String text) {
    this.text = text;
  }

  /** The secrets of the column that a rule's word, lying from {@code start} to {@code end}, heads; none if it heads none. */
  List<Span> under(NameRule rule, int start, int end) {
    TableHeader header = rule.startsWord(text, start) ? TableHeader.around(text, start, end) : null;
    if (header == null || !isNew(header)) {
      return List.of();
    }
    return cells(rule, header);
  }

  private boolean isNew(TableHeader header) {
    if (header.line().start() == headerStart) {
      columnsRead++;
      return columnsRead <= READ_MAX;
    }
    if (header.line().start() < tableEnd) {
      return false;
    }
    headerStart = header.line().start();
    columnsRead = 1;
    return true;
  }

  private List<Span> cells(NameRule rule, TableHeader header) {
    var cells = new ArrayList<Span>();
    boolean drawn = header.data();
    TableLine line = header.line();
    for (int row = 0; row < ROWS_MAX && line.end() < text.length(); row++) {
      line = TableLine.at(text, line.end() + 1);
      String all = line.of(text);
      if (RULE.matcher(all).matches() && !all.isBlank()) {
        drawn |= all.chars().anyMatch(c -> CROSSES.indexOf(c) >= 0);
        continue;
      }
      List<TableLine> values = line.cells(text, header.separator());
      if (all.isBlank() || !header.fits(values.size())) {
        break;
      }
      add(rule, header.tail(), values.get(header.column()), drawn ? Form.QUOTED : Form.BARE, cells);
      tableEnd = Math.max(tableEnd, line.end());
    }
    return cells;
  }

  private void add(NameRule rule, String tail, TableLine cell, Form form, List<Span> cells) {
    int start = cell.start();
    int end = cell.end();
    while (start < end && isAround(text.charAt(start))) {
      start++;
    }
    while (end > start && isAround(text.charAt(end - 1))) {
      end--;
    }
    String value = text.substring(start, end);
    int blank = value.indexOf(' ');
    String first = blank < 0 ? value : value.substring(0, blank);
    boolean single = blank < 0 || Shape.of(first).isMixed() && value.split(" +", -1).length <= WORDS_MAX;
    if (single && rule.isSecretCell(tail, first, form)) {
      cells.add(new Span(start, end, rule.kind(), true));
    }
  }

  private static boolean isAround(char c) {
    return Character.isWhitespace(c) || QUOTES.indexOf(c) >= 0;
  }
}
