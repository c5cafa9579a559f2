package dev.varve.search;

import dev.varve.memory.MemoryRef;
import dev.varve.memory.Vectors;
import dev.varve.queue.Changes;
import dev.varve.queue.Changes.Change;
import dev.varve.store.Tx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A slice of the changes and of the vectors stored since, with the memories they name as the store has them at one moment.
 *
 * @param end the state of an index that has taken it in
 * @param named by the changes and the vectors; those that are not stored any more were forgotten
 * @param merged whether memories went from one project to another, which no change names one by one
 * @param more whether there may be more behind it
 */
record News(IndexState end, Set<MemoryRef> named, List<Entry> stored, boolean merged, boolean more) {

  private static final int CHANGES_MAX = 500;

  /** Placing a vector takes long beside a word. */
  private static final int VECTORS_MAX = 100;

  private static final Entries ENTRIES = new Entries();
  private static final Vectors VECTORS = new Vectors();

  /** What came after the position of an index. */
  static News after(Tx tx, IndexState position) {
    List<Change> changes = Changes.ofMemories(tx, position.position(), CHANGES_MAX);
    boolean full = changes.size() == CHANGES_MAX;
    List<Vectors.Stored> vectors = VECTORS.after(tx, position.vectors(), VECTORS_MAX);
    Set<MemoryRef> named = new LinkedHashSet<>();
    boolean merged = false;
    for (Change change : changes) {
      named(change).ifPresent(named::add);
      merged |= change.kind().equals("merged");
    }
    vectors.forEach(vector -> named.add(vector.ref()));
    IndexState end = position.after(full ? changes : Changes.last(tx), vectors);
    return new News(end, named, ENTRIES.of(tx, named), merged, full || vectors.size() == VECTORS_MAX);
  }

  /** Whether there is nothing in it that an index would show. */
  boolean isEmpty() {
    return named.isEmpty();
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
