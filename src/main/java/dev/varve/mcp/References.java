package dev.varve.mcp;

import dev.varve.memory.MemoryRef;
import java.util.List;

/**
 * References as somebody wrote them.
 *
 * @param named in their order
 * @param unreadable what else stood among them, as it was written
 */
record References(List<MemoryRef> named, List<String> unreadable) {

  static final References NONE = new References(List.of(), List.of());

  References {
    named = List.copyOf(named);
    unreadable = List.copyOf(unreadable);
  }
}
