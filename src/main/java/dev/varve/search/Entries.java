package dev.varve.search;

import dev.varve.memory.Meaning;
import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Vectors;
import dev.varve.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads from the store what the index takes in, memories whose ids lie close together at once. Thread-safe. */
final class Entries {

  /** To read a few that nobody asked for costs less than to ask again. */
  private static final int GAP_MAX = 4;

  private final Memories memories = new Memories();
  private final Vectors vectors = new Vectors();

  /** Those of a kind with the next greater ids, at most {@code max}. */
  List<Entry> after(Tx tx, MemoryKind kind, long id, int max) {
    return withMeanings(tx, kind, memories.after(tx, kind, id, max));
  }

  /** Those of the named memories that are stored. */
  List<Entry> of(Tx tx, Set<MemoryRef> refs) {
    List<Entry> found = new ArrayList<>();
    for (MemoryKind kind : MemoryKind.values()) {
      long[] ids = refs.stream().filter(ref -> ref.kind() == kind).mapToLong(MemoryRef::id).sorted().toArray();
      int from = 0;
      while (from < ids.length) {
        int end = endOfRun(ids, from);
        List<Memory> run = memories.between(tx, kind, ids[from] - 1, ids[end - 1]);
        found.addAll(withMeanings(tx, kind, run.stream().filter(memory -> refs.contains(memory.ref())).toList()));
        from = end;
      }
    }
    return found;
  }

  private static int endOfRun(long[] ids, int from) {
    int end = from + 1;
    while (end < ids.length && ids[end] - ids[end - 1] <= GAP_MAX) {
      end++;
    }
    return end;
  }

  private List<Entry> withMeanings(Tx tx, MemoryKind kind, List<Memory> run) {
    if (run.isEmpty()) {
      return List.of();
    }
    Map<Long, Meaning> meanings =
        vectors.between(tx, kind, run.getFirst().ref().id() - 1, run.getLast().ref().id());
    List<Entry> entries = new ArrayList<>();
    run.forEach(memory -> entries.add(new Entry(memory, meanings.get(memory.ref().id()))));
    return entries;
  }
}
