package dev.varve.memory;

import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the order of time over memories of all kinds. Of what happened at the same instant a prompt comes before
 * an observation, and that before a summary.
 *
 * @param id within the kind; 0 is before every memory
 */
record Moment(Instant at, MemoryKind kind, long id) implements Comparable<Moment> {

  private static final Comparator<Moment> ORDER =
      Comparator.comparing(Moment::at).thenComparingInt(moment -> rank(moment.kind())).thenComparingLong(Moment::id);

  static Moment of(Memory memory) {
    return new Moment(memory.at(), memory.ref().kind(), memory.ref().id());
  }

  /** Before all that happened at this time or later. */
  static Moment begin(Instant at) {
    return new Moment(at, MemoryKind.PROMPT, 0);
  }

  /** After all that can be stored. */
  static Moment end() {
    return new Moment(Instant.ofEpochMilli(Long.MAX_VALUE), MemoryKind.SUMMARY, Long.MAX_VALUE);
  }

  MemoryRef ref() {
    return new MemoryRef(kind, id);
  }

  /** The id that separates, among memories of another kind at the same instant, what comes before from what comes after. */
  long idAmong(MemoryKind other) {
    int order = Integer.compare(rank(other), rank(kind));
    return order == 0 ? id : order < 0 ? Long.MAX_VALUE : 0;
  }

  private static int rank(MemoryKind kind) {
    return switch (kind) {
      case PROMPT -> 0;
      case OBSERVATION -> 1;
      case SUMMARY -> 2;
    };
  }

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }
}
