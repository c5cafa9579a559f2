package dev.varve.observer.rules.output;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into lines and leaves out what only a terminal cares for. For one call, on one thread. */
final class LineCutter {

  private static final char ESCAPE = '\u001b';
  private static final char BELL = '\u0007';
  private static final char DELETE = '\u007f';
  private static final char CONTROLS_END = '\u009f';

  private final String raw;
  private final int lineCharsMax;
  private final List<String> lines = new ArrayList<>();

  /** What a line consists of before the last control character in it; most lines have none. */
  private final StringBuilder before = new StringBuilder();

  LineCutter(String raw, int lineCharsMax) {
    this.raw = raw;
    this.lineCharsMax = lineCharsMax;
  }

  /** Without empty ones and without white space at their ends. */
  List<String> lines() {
    int plain = 0;
    int length = raw.length();
    for (int i = 0; i < length; i++) {
      char c = raw.charAt(i);
      if (c >= ' ' && c < DELETE || c > CONTROLS_END || c == '\t') {
        continue;
      }
      if (c == '\n' || c == '\r') {
        end(plain, i);
      } else {
        add(plain, i);
        i = c == ESCAPE ? escapeEnd(i) : i;
      }
      plain = i + 1;
    }
    end(plain, length);
    return lines;
  }

  private void add(int from, int to) {
    before.append(raw, Math.min(from, to), Math.min(to, from + lineCharsMax - before.length()));
  }

  private void end(int from, int to) {
    String line;
    if (before.isEmpty()) {
      line = raw.substring(Math.min(from, to), Math.min(to, from + lineCharsMax));
    } else {
      add(from, to);
      line = before.toString();
      before.setLength(0);
    }
    String text = line.stripTrailing();
    if (!text.isEmpty()) {
      lines.add(text);
    }
  }

  /** Index of the last character of the escape sequence that starts at {@code at}. */
  private int escapeEnd(int at) {
    int next = at + 1;
    if (next >= raw.length()) {
      return at;
    }
    char kind = raw.charAt(next);
    if (kind != '[' && kind != ']') {
      return next;
    }
    int i = next + 1;
    while (i < raw.length() && !ends(kind, raw.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean ends(char kind, char c) {
    boolean last = kind == '[' ? c >= '@' && c <= '~' : c == BELL || c == ESCAPE;
    return last || c == '\n';
  }
}
