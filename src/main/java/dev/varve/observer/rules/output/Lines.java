package dev.varve.observer.rules.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text as plain lines: terminal escapes removed, a carriage return ends a line, long lines cut. Used by one thread. */
public final class Lines {

  private static final int[] NOWHERE = {};

  public static final Lines NONE = new Lines(List.of());

  /** Longer lines are machine output; their head says what they are, and patterns stay cheap. */
  private static final int LINE_CHARS_MAX = 1_000;

  private static final int PARAGRAPH_CHARS_MAX = 24_000;

  private final List<String> all;

  /** Of each line, found out for all readers when the first one asks. */
  private int[] marks = NOWHERE;

  private int marksOfAll;

  private Lines(List<String> all) {
    this.all = List.copyOf(all);
  }

  public static Lines of(String raw) {
    return raw.isEmpty() ? NONE : new Lines(new LineCutter(raw, LINE_CHARS_MAX).lines());
  }

  /** Prose has a paragraph on one line. */
  public static Lines ofProse(String raw) {
    return raw.isEmpty() ? NONE : new Lines(new LineCutter(raw, PARAGRAPH_CHARS_MAX).lines());
  }

  /** None of them is empty. */
  public List<String> all() {
    return all;
  }

  /** All of them again as one text. */
  public String text() {
    return String.join("\n", all);
  }

  public boolean mention(String part) {
    for (String line : all) {
      if (line.contains(part)) {
        return true;
      }
    }
    return false;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The line at an index, empty beyond the end. */
  public String at(int index) {
    return index >= 0 && index < all.size() ? all.get(index) : "";
  }

  /** Where the lines are that a reader may care for. */
  int[] marked(Mark mark) {
    if (!isMarked(mark)) {
      return NOWHERE;
    }
    int[] places = new int[all.size()];
    int count = 0;
    for (int i = 0; i < marks.length; i++) {
      if (mark.isIn(marks[i])) {
        places[count++] = i;
      }
    }
    return Arrays.copyOf(places, count);
  }

  /** Whether a reader may care for any of the lines. */
  boolean isMarked(Mark mark) {
    if (marks.length != all.size()) {
      marks = new int[all.size()];
      for (int i = 0; i < marks.length; i++) {
        marks[i] = Mark.of(all.get(i));
        marksOfAll |= marks[i];
      }
    }
    return mark.isIn(marksOfAll);
  }

  /** The same of a line that {@link #marked} found. */
  boolean isMarked(int index, Mark mark) {
    return mark.isIn(marks[index]);
  }
}
