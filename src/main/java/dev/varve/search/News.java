package dev.varve.search;

import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.queue.Changes;
import dev.varve.queue.Changes.Change;
import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A slice of the changes, with the memories they name as the store has them at one moment.
 *
 * @param named by the changes; those that are not stored any more were forgotten
 * @param merged whether memories went from one project to another, which no change names one by one
 */
record News(List<Change> changes, Set<MemoryRef> named, List<Memory> stored, boolean merged) {

  private static final Memories MEMORIES = new Memories();

  /** What came after a change, at most {@code max} changes of it. */
  static News after(Tx tx, long position, int max) {
    List<Change> changes = Changes.after(tx, position, max);
    Set<MemoryRef> named = new LinkedHashSet<>();
    boolean merged = false;
    for (Change change : changes) {
      named(change).ifPresent(named::add);
      merged |= change.kind().equals("merged");
    }
    List<Memory> stored = new ArrayList<>();
    named.forEach(ref -> MEMORIES.find(tx, ref).ifPresent(stored::add));
    return new News(changes, named, stored, merged);
  }

  private static Optional<MemoryRef> named(Change change) {
    return switch (change.kind()) {
      case "observation", "forgotten_observation", "superseded" -> Optional.of(MemoryRef.observation(change.subject()));
      case "summary", "forgotten_summary" -> Optional.of(MemoryRef.summary(change.subject()));
      case "prompt", "forgotten_prompt" -> Optional.of(MemoryRef.prompt(change.subject()));
      default -> Optional.empty();
    };
  }
}
