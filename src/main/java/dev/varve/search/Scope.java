package dev.varve.search;

import java.util.List;

/**
 * The places of the projects that a search looks into; words are rare or common within it.
 *
 * @param parts in ascending order, apart from each other
 */
record Scope(List<Part> parts, int first, int last, int size, double meanLength) {

  /**
   * The places from {@code start} to before {@code end}.
   *
   * @param words of all memories in it
   */
  record Part(int start, int end, long words) {

    boolean contains(int place) {
      return place >= start && place < end;
    }
  }

  static Scope of(List<Part> parts) {
    int size = 0;
    long words = 0;
    for (Part part : parts) {
      size += part.end() - part.start();
      words += part.words();
    }
    int first = parts.isEmpty() ? 0 : parts.getFirst().start();
    int last = parts.isEmpty() ? 0 : parts.getLast().end();
    return new Scope(List.copyOf(parts), first, last, size, size == 0 ? 1 : Math.max(1, (double) words / size));
  }

  boolean contains(int place) {
    if (place < first || place >= last) {
      return false;
    }
    if (parts.size() == 1) {
      return true;
    }
    for (Part part : parts) {
      if (part.contains(place)) {
        return true;
      }
    }
    return false;
  }
}
