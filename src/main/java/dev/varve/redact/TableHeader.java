package dev.varve.redact;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that names the columns of a table.
 *
 * @param separator of its cells
 * @param cells how many there are
 * @param column of the secret, from 0
 * @param tail what follows the secret-like word in the name of its column
 * @param data whether programs write such tables for each other, rather than people for people
 */
record TableHeader(TableLine line, char separator, int cells, int column, String tail, boolean data) {

  private static final String SEPARATORS = "|│║\t,;";

  /** Characters of a column's name on either side of the secret-like word. */
  private static final int NAME_MAX = 40;

  private static final int LENGTH_MAX = 2_000;

  private static final char NONE = '\0';
  private static final boolean[] IN_NAMES = inNames();

  /** How columns are called; code has brackets, signs and calls. */
  private static final Pattern NAME = Pattern.compile("[\\s\"'`*]*+(?:[\\p{L}\\d_#@][\\p{L}\\d_ .#%/()?-]{0,60}+)?+[\"'`*\\s]*+");

  /** Before the first name words may introduce the table. */
  private static final Pattern FIRST_NAME = Pattern.compile("[^={}\\[\\]<>$(;]{0,200}+");

  private static final byte[] IN_CODE = inCode();

  /** Of which the word from {@code start} to {@code end} is in the name of a column; null if it is none. */
  static @Nullable TableHeader around(String text, int start, int end) {
    int cellEnd = cellEnd(text, end);
    char after = cellEnd < 0 ? NONE : separatorAt(text, cellEnd);
    if (cellEnd < 0 || after == NONE && cellEnd < text.length() && text.charAt(cellEnd) != '\n') {
      return null;
    }
    int cellStart = cellStart(text, start);
    char before = cellStart < 1 ? NONE : separatorAt(text, cellStart - 1);
    char separator = after == NONE ? before : after;
    if (separator == NONE || before != NONE && before != separator) {
      return null;
    }
    int lineStart = text.lastIndexOf('\n', start) + 1;
    if (isCode(text, lineStart, separator)) {
      return null;
    }
    TableLine line = TableLine.at(text, lineStart);
    return line.end() - line.start() > LENGTH_MAX || line.end() >= text.length() ? null : of(text, line, separator, start, end);
  }

  /**
   * Looked at before a line is taken apart: whether it has what neither names nor the words before the first one have, or
   * nothing behind its last separator.
   */
  private static boolean isCode(String text, int lineStart, char separator) {
    boolean first = true;
    int end = lineStart;
    for (; end < text.length() && text.charAt(end) != '\n'; end++) {
      char c = text.charAt(end);
      if (c == separator) {
        first = false;
      } else if (c == '"') {
        // Separators up to the next quote may be none.
        return false;
      } else if (c < IN_CODE.length && (IN_CODE[c] & (first ? 1 : 2)) != 0) {
        return true;
      }
    }
    while (end > lineStart && Character.isWhitespace(text.charAt(end - 1)) && text.charAt(end - 1) != separator) {
      end--;
    }
    return ",;".indexOf(separator) >= 0 && end > lineStart && text.charAt(end - 1) == separator;
  }

  /** Bit 0 for what is not before the first name, bit 1 for what is in no other one. */
  private static byte[] inCode() {
    var inCode = new byte[0x80];
    for (char c = 0; c < inCode.length; c++) {
      boolean inFirst = FIRST_NAME.matcher(String.valueOf(c)).matches();
      boolean inName = NAME.matcher("x" + c).matches() || NAME.matcher(c + "x").matches();
      inCode[c] = (byte) ((inFirst ? 0 : 1) | (inName ? 0 : 2));
    }
    return inCode;
  }

  private static @Nullable TableHeader of(String text, TableLine line, char separator, int start, int end) {
    List<TableLine> cells = line.cells(text, separator);
    int column = -1;
    int named = 0;
    for (int i = 0; i < cells.size(); i++) {
      String name = cells.get(i).of(text);
      if (!(i == 0 ? FIRST_NAME : NAME).matcher(name).matches()) {
        return null;
      }
      named += name.chars().anyMatch(Character::isLetterOrDigit) ? 1 : 0;
      column = cells.get(i).start() <= start && end <= cells.get(i).end() ? i : column;
    }
    // A comma at the end is that of a list in a program.
    boolean open = ",;".indexOf(separator) >= 0 && cells.getLast().of(text).isBlank();
    if (column < 0 || named < 2 || open || cells.size() >= TableLine.CELLS_MAX) {
      return null;
    }
    boolean data = separator == '\t' || ",;".indexOf(separator) >= 0 && line.of(text).indexOf(separator + " ") < 0;
    return new TableHeader(line, separator, cells.size(), column, tail(text, end, cells.get(column).end()), data);
  }

  private static String tail(String text, int from, int to) {
    int end = to;
    while (end > from && (Character.isWhitespace(text.charAt(end - 1)) || "\"'`*".indexOf(text.charAt(end - 1)) >= 0)) {
      end--;
    }
    return text.substring(from, end);
  }

  private static int cellEnd(String text, int from) {
    int last = Math.min(text.length(), from + NAME_MAX);
    for (int i = from; i < last; i++) {
      if (!isName(text.charAt(i))) {
        return i;
      }
    }
    return last == text.length() ? last : -1;
  }

  private static int cellStart(String text, int from) {
    int start = from;
    while (start > 0 && from - start < NAME_MAX && isName(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isName(char c) {
    return c < IN_NAMES.length ? IN_NAMES[c] : Character.isLetter(c);
  }

  private static boolean[] inNames() {
    var inNames = new boolean[0x80];
    for (char c = 0; c < inNames.length; c++) {
      inNames[c] = NameRule.isNameChar(c) || " \"'`*()\r".indexOf(c) >= 0;
    }
    return inNames;
  }

  private static char separatorAt(String text, int at) {
    return at < text.length() && SEPARATORS.indexOf(text.charAt(at)) >= 0 ? text.charAt(at) : NONE;
  }

  /** Whether a line of so many cells is a row; behind the last bar of a row a sentence may go on. */
  boolean fits(int count) {
    return count == cells || count > cells && "|│║".indexOf(separator) >= 0;
  }
}
