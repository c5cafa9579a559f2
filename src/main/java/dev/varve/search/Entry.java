package dev.varve.search;

import dev.varve.memory.Meaning;
import dev.varve.memory.Memory;
import dev.varve.memory.Vectors;
import dev.varve.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A memory as the index takes it in.
 *
 * @param meaning null when it has no vector, or none yet
 */
record Entry(Memory memory, @Nullable Meaning meaning) {

  private static final Vectors VECTORS = new Vectors();

  static Entry of(Tx tx, Memory memory) {
    return new Entry(memory, VECTORS.find(tx, memory.ref()).orElse(null));
  }

  static List<Entry> of(Tx tx, List<Memory> memories) {
    return memories.stream().map(memory -> of(tx, memory)).toList();
  }
}
