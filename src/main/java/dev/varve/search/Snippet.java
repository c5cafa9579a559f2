package dev.varve.search;

import dev.varve.memory.Memory;
import dev.varve.search.words.MemoryAnalyzer;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a memory's text on one line, with the places of what was sought.
 *
 * @param text at most {@value #CHARS_MAX} characters and a mark where something was cut off
 */
public record Snippet(String text, List<Mark> marks) {

  static final int CHARS_MAX = 240;

  /** Longer texts are searched for the best piece only in their beginning. */
  private static final int READ_CHARS_MAX = 4_000;

  /** Shown before the first match. */
  private static final int LEAD_CHARS = 40;

  /** Characters from {@code start} to before {@code end} of the text. */
  public record Mark(int start, int end) {}

  public Snippet {
    marks = List.copyOf(marks);
  }

  /** Of what is below the title, or of the title where there is nothing below it. */
  static Snippet of(Memory memory, Sought sought, MemoryAnalyzer analyzer) {
    List<String> parts = new ArrayList<>();
    parts.add(memory.text());
    parts.addAll(memory.facts());
    parts.removeIf(String::isBlank);
    String text = onOneLine(parts.isEmpty() ? memory.title() : String.join(" · ", parts));
    String read = text.substring(0, Math.min(text.length(), READ_CHARS_MAX));
    return cut(text, sought.in(read, analyzer));
  }

  /** With one space for each run of them. */
  private static String onOneLine(String text) {
    String stripped = text.strip();
    StringBuilder line = new StringBuilder(stripped.length());
    boolean gap = false;
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      boolean space = c == ' ' || (c >= '\t' && c <= '\r');
      if (!space || !gap) {
        line.append(space ? ' ' : c);
      }
      gap = space;
    }
    return line.toString();
  }

  private static Snippet cut(String text, List<Mark> marks) {
    int start = text.length() <= CHARS_MAX ? 0 : wordStart(text, best(marks) - LEAD_CHARS);
    int end = wordEnd(text, start, Math.min(text.length(), start + CHARS_MAX));
    String before = start > 0 ? "…" : "";
    List<Mark> inside = new ArrayList<>();
    for (Mark mark : marks) {
      if (mark.start() >= start && mark.end() <= end) {
        inside.add(new Mark(mark.start() - start + before.length(), mark.end() - start + before.length()));
      }
    }
    return new Snippet(before + text.substring(start, end) + (end < text.length() ? "…" : ""), inside);
  }

  /** Where the piece with most matches begins. */
  private static int best(List<Mark> marks) {
    int best = 0;
    int most = 0;
    for (int i = 0; i < marks.size(); i++) {
      int within = i;
      while (within < marks.size() && marks.get(within).end() <= marks.get(i).start() + CHARS_MAX - LEAD_CHARS) {
        within++;
      }
      if (within - i > most) {
        most = within - i;
        best = marks.get(i).start();
      }
    }
    return best;
  }

  private static int wordStart(String text, int about) {
    if (about <= 0) {
      return 0;
    }
    int space = text.indexOf(' ', about);
    int start = space >= 0 && space < about + LEAD_CHARS ? space + 1 : about;
    return Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
  }

  private static int wordEnd(String text, int start, int most) {
    if (most == text.length()) {
      return most;
    }
    int space = text.lastIndexOf(' ', most);
    int end = space > start + CHARS_MAX / 2 ? space : most;
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
