package dev.varve.search;

import dev.varve.memory.Memories;
import dev.varve.memory.Memory;
import dev.varve.memory.MemoryRef;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.store.Database;
import java.util.List;

/** What memories say, from the store. Thread-safe. */
record Texts(Database database, MemoryAnalyzer analyzer, Memories memories) {

  /** All that a memory can be found by itself; empty when it is not stored any more. */
  String of(long code) {
    List<MemoryRef> wanted = List.of(MemoryDocument.ref(code));
    List<Memory> found = database.read(tx -> memories.all(tx, wanted));
    return found.isEmpty() ? "" : AskedLines.without(MemoryDocument.text(found.getFirst()));
  }
}
