package dev.varve.context;

import dev.varve.memory.MemoryRef;
import org.jspecify.annotations.Nullable;

/**
 * A memory that bears on what was asked.
 *
 * @param replacedBy a newer one that may have replaced what it says; null when none is known
 */
public record Recalled(MemoryRef ref, @Nullable MemoryRef replacedBy) {

  static Recalled of(MemoryRef ref) {
    return new Recalled(ref, null);
  }
}
