package dev.varve.context;

import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line says of a memory.
 *
 * @param detail its first fact; may be empty
 * @param readTokens about what it costs to read in full
 * @param replacedBy a newer memory that may have replaced what it says; null when none is known
 */
record Note(
    MemoryRef ref,
    String type,
    String title,
    String detail,
    @Nullable String branch,
    Instant at,
    int readTokens,
    @Nullable MemoryRef replacedBy) {

  /** Prose has about four characters a token, code fewer. */
  private static final int TENTHS_PER_CHARACTER = 3;

  static Note of(Memory memory) {
    long chars = memory.title().length() + memory.text().length() + memory.facts().stream().mapToLong(String::length).sum();
    return new Note(
        memory.ref(),
        memory.type(),
        memory.title(),
        first(memory.facts()),
        memory.branch(),
        memory.at(),
        readTokens(chars),
        null);
  }

  Note replacedBy(@Nullable MemoryRef newer) {
    return new Note(ref, type, title, detail, branch, at, readTokens, newer);
  }

  /** Title and first fact; one of them alone where it says all that the other says. */
  String said() {
    Wording named = Wording.of(title);
    Wording told = Wording.of(detail);
    if (named.isSaidBy(told)) {
      return detail;
    }
    return told.isSaidBy(named) ? title : title + ": " + detail;
  }

  static String first(List<String> facts) {
    return facts.isEmpty() ? "" : facts.getFirst();
  }

  static int readTokens(long chars) {
    return (int) Math.ceilDiv(chars * TENTHS_PER_CHARACTER, 10);
  }
}
