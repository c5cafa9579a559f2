package dev.varve.redact;

/** Notices where lines of a text may be numbered, from its digits in their order. Not thread-safe. */
final class LineNumbers {

  /** Of a text without any; never told of one. */
  static final LineNumbers NONE = new LineNumbers(new byte[0]);

  private static final int NOWHERE = -1;

  private final byte[] codes;
  private int listStart = NOWHERE;

  /** Where the last line that may be numbered begins. */
  private int lineStart = NOWHERE;

  /** Up to where words were read back to their start. */
  private int read;

  LineNumbers(byte[] codes) {
    this.codes = codes;
  }

  int listStart() {
    return listStart;
  }

  /** One behind a line break, a blank, a colon or a hyphen: the number may stand by itself or behind a path. */
  void digit(int at) {
    if (listStart != NOWHERE) {
      return;
    }
    int start = at;
    if (start > 0 && codes[start - 1] == ' ') {
      while (start > 0 && codes[start - 1] == ' ') {
        start--;
      }
    } else {
      // What was read before has decided about the rest of the word already.
      while (start > read && isWord(codes[start - 1])) {
        start--;
      }
      read = at;
    }
    if (start == 0 || codes[start - 1] == '\n') {
      line(start);
    }
  }

  private void line(int start) {
    if (start == lineStart) {
      return;
    }
    if (lineStart != NOWHERE && follows(start)) {
      listStart = lineStart;
    }
    lineStart = start;
  }

  /** Whether only the break of its line stands between the last line and this one. */
  private boolean follows(int start) {
    int at = start - 2;
    while (at >= lineStart && codes[at] != '\n') {
      at--;
    }
    return at < lineStart;
  }

  private static boolean isWord(byte code) {
    return (code & 0xFF) > ' ';
  }
}
