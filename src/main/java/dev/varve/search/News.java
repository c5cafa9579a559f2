package dev.varve.search;

import dev.varve.memory.Memories;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Vectors;
import dev.varve.queue.Changes;
import dev.varve.queue.Changes.Change;
import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A slice of the changes and of the vectors stored since, with the memories they name as the store has them at one moment.
 *
 * @param named by the changes; those that are not stored any more were forgotten
 * @param merged whether memories went from one project to another, which no change names one by one
 */
record News(
    List<Change> changes, List<Vectors.Stored> vectors, Set<MemoryRef> named, List<Entry> stored, boolean merged) {

  private static final Memories MEMORIES = new Memories();
  private static final Vectors VECTORS = new Vectors();

  /** What came after the position of an index, at most so much of each. */
  static News after(Tx tx, IndexState position, int changesMax, int vectorsMax) {
    List<Change> changes = Changes.after(tx, position.position(), changesMax);
    List<Vectors.Stored> vectors = VECTORS.after(tx, position.vectors(), vectorsMax);
    Set<MemoryRef> named = new LinkedHashSet<>();
    boolean merged = false;
    for (Change change : changes) {
      named(change).ifPresent(named::add);
      merged |= change.kind().equals("merged");
    }
    Map<MemoryRef, Entry> stored = new LinkedHashMap<>();
    named.forEach(ref -> put(tx, ref, stored));
    vectors.forEach(vector -> put(tx, vector.ref(), stored));
    return new News(changes, vectors, named, new ArrayList<>(stored.values()), merged);
  }

  private static void put(Tx tx, MemoryRef ref, Map<MemoryRef, Entry> stored) {
    MEMORIES.find(tx, ref).ifPresent(memory -> stored.put(ref, Entry.of(tx, memory)));
  }

  /** Whether there is nothing in it that an index would show. */
  boolean isEmpty() {
    return named.isEmpty() && vectors.isEmpty();
  }

  /** Whether there may be more than it holds. */
  boolean isFull(int changesMax, int vectorsMax) {
    return changes.size() == changesMax || vectors.size() == vectorsMax;
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
