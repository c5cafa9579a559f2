package dev.varve.install;

/** What stands between the values of a JSON text: whitespace, commas and comments. Offsets count characters. */
record Gap(String text) {

  private static final String WHITESPACE = " \t\r\n";

  /** The comma after a value that ends at {@code end}; -1 when the next thing is no comma. */
  int comma(int end) {
    int at = end;
    while (at < text.length()) {
      int after = pastComment(at);
      if (after > at) {
        at = after;
      } else if (isWhitespace(at)) {
        at++;
      } else {
        return text.charAt(at) == ',' ? at : -1;
      }
    }
    return -1;
  }

  /** The end of the last comment that begins on the same line; {@code from} itself when there is none. */
  int afterSameLineComments(int from) {
    int end = from;
    int at = from;
    while (at < text.length() && !isLineEnd(at)) {
      int after = pastComment(at);
      if (after > at) {
        end = after;
        at = after;
      } else if (isWhitespace(at)) {
        at++;
      } else {
        return end;
      }
    }
    return end;
  }

  /** Whether the last thing before {@code end} is a comment that only a line end closes; {@code from} is between values. */
  boolean endsInLineComment(int from, int end) {
    boolean open = false;
    int at = from;
    while (at < end) {
      int after = pastComment(at);
      open = after > at && text.startsWith("//", at);
      at = Math.max(after, at + 1);
    }
    return open;
  }

  /** The first character of the whitespace that ends at {@code end}. */
  int whitespaceBefore(int end) {
    int at = end;
    while (at > 0 && isWhitespace(at - 1)) {
      at--;
    }
    return at;
  }

  boolean isBlank(int from, int to) {
    return whitespaceBefore(to) <= from;
  }

  boolean isBlankToLineEnd(int from) {
    int at = from;
    while (at < text.length() && !isLineEnd(at)) {
      if (!isWhitespace(at)) {
        return false;
      }
      at++;
    }
    return true;
  }

  boolean hasLineEnd(int from, int to) {
    for (int at = from; at < to; at++) {
      if (isLineEnd(at)) {
        return true;
      }
    }
    return false;
  }

  int lineStart(int at) {
    int start = at;
    while (start > 0 && !isLineEnd(start - 1)) {
      start--;
    }
    return start;
  }

  /** The whitespace with which the line of this place begins. */
  String indentation(int at) {
    int start = lineStart(at);
    int end = start;
    while (end < at && isWhitespace(end)) {
      end++;
    }
    return text.substring(start, end);
  }

  boolean startsLine(int at) {
    return lineStart(at) > 0 && isBlank(lineStart(at), at);
  }

  /** The end of the comment that begins here; {@code at} itself when none does. */
  private int pastComment(int at) {
    if (text.startsWith("/*", at)) {
      return text.indexOf("*/", at + 2) + 2;
    }
    int end = at;
    if (text.startsWith("//", at)) {
      while (end < text.length() && !isLineEnd(end)) {
        end++;
      }
    }
    return end;
  }

  private boolean isWhitespace(int at) {
    return WHITESPACE.indexOf(text.charAt(at)) >= 0;
  }

  private boolean isLineEnd(int at) {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }
}
