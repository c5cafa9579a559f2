package dev.varve.memory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people and agents name a memory: {@code #12} an observation, {@code #S3} a summary, {@code #P7} a prompt.
 *
 * @param id of the row in the kind's table
 */
public record MemoryRef(MemoryKind kind, long id) {

  private static final Pattern WRITTEN = Pattern.compile("#?([SPsp]?)(\\d{1,18})");

  /** Reads a reference, with or without the number sign; empty when it is none. */
  public static Optional<MemoryRef> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (MemoryKind kind : MemoryKind.values()) {
      if (kind.letter().equalsIgnoreCase(matcher.group(1))) {
        return Optional.of(new MemoryRef(kind, Long.parseLong(matcher.group(2))));
      }
    }
    return Optional.empty();
  }

  public static MemoryRef observation(long id) {
    return new MemoryRef(MemoryKind.OBSERVATION, id);
  }

  public static MemoryRef summary(long id) {
    return new MemoryRef(MemoryKind.SUMMARY, id);
  }

  public static MemoryRef prompt(long id) {
    return new MemoryRef(MemoryKind.PROMPT, id);
  }

  /** The written form. */
  @Override
  public String toString() {
    return "#" + kind.letter() + id;
  }
}
