package dev.varve.search;

import java.util.List;

/**
 * The places of the projects that a search looks into; words are rare or common within it.
 *
 * @param parts in ascending order, apart from each other
 * @param newest time of the newest memory in epoch milliseconds, 0 when there is none
 */
record Scope(List<Part> parts, int first, int last, int size, double meanLength, long newest) {

  /**
   * The places from {@code start} to before {@code end}.
   *
   * @param words of all memories in it
   * @param newest time of the newest of them
   */
  record Part(int start, int end, long words, long newest) {

    boolean contains(int place) {
      return place >= start && place < end;
    }
  }

  static Scope of(List<Part> parts) {
    int size = 0;
    long words = 0;
    long newest = 0;
    for (Part part : parts) {
      newest = Math.max(newest, part.newest());
      size += part.end() - part.start();
      words += part.words();
    }
    int first = parts.isEmpty() ? 0 : parts.getFirst().start();
    int last = parts.isEmpty() ? 0 : parts.getLast().end();
    double mean = size == 0 ? 1 : Math.max(1, (double) words / size);
    return new Scope(List.copyOf(parts), first, last, size, mean, newest);
  }

  /** Whether both are places of the same project. */
  boolean isOneProject(int place, int other) {
    for (Part part : parts) {
      if (part.contains(place)) {
        return part.contains(other);
      }
    }
    return false;
  }

  boolean contains(int place) {
    return place >= first && place < last && (size == last - first || isInPart(place));
  }

  private boolean isInPart(int place) {
    for (Part part : parts) {
      if (part.contains(place)) {
        return true;
      }
    }
    return false;
  }
}
