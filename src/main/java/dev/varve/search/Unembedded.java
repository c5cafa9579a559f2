package dev.varve.search;

import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Vectors;
import dev.varve.store.Tx;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Memories without a vector of a model: first what came since the last look, then all that was there, the latest first.
 * What was passed is not named again. Used by one thread.
 */
final class Unembedded {

  /** Of a kind what is to be looked at: everything after {@code last}, and everything before {@code first}. */
  private record Looked(long first, long last) {}

  private final String model;
  private final Vectors vectors = new Vectors();
  private final Memories memories = new Memories();
  private final Map<MemoryKind, Looked> looked = new EnumMap<>(MemoryKind.class);

  Unembedded(String model) {
    this.model = model;
  }

  /** Some of one kind, at most {@code max}; none when all were passed. */
  List<Memory> next(Tx tx, int max) {
    for (MemoryKind kind : MemoryKind.values()) {
      List<MemoryRef> fresh = vectors.missingAfter(tx, kind, model, looked(tx, kind).last(), max);
      if (!fresh.isEmpty()) {
        return memories.all(tx, fresh);
      }
    }
    for (MemoryKind kind : MemoryKind.values()) {
      Looked before = looked(tx, kind);
      List<MemoryRef> older = vectors.missingBefore(tx, kind, model, before.first(), max);
      if (!older.isEmpty()) {
        return memories.all(tx, older);
      }
      looked.put(kind, new Looked(0, before.last()));
    }
    return List.of();
  }

  private Looked looked(Tx tx, MemoryKind kind) {
    return looked.computeIfAbsent(
        kind,
        first -> {
          long newest = memories.newest(tx, kind);
          return new Looked(newest + 1, newest);
        });
  }

  /** These need not be named again. */
  void pass(List<Memory> slice) {
    for (Memory memory : slice) {
      long id = memory.ref().id();
      looked.computeIfPresent(
          memory.ref().kind(),
          (kind, before) -> new Looked(Math.min(before.first(), id), Math.max(before.last(), id)));
    }
  }
}
