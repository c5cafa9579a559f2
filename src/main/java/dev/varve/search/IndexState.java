package dev.varve.search;

import dev.varve.memory.Vectors;
import dev.varve.queue.Changes;
import dev.varve.queue.Changes.Change;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Up to where an index followed which store; written into each of its commits.
 *
 * @param store identity of the store
 * @param analyzer version of {@link MemoryAnalyzer}
 * @param position id of the last change that is in the index
 * @param positionAt that change's time in epoch milliseconds, by which a store that was set back is recognised
 * @param vectors id of the last vector that is in the index
 */
record IndexState(String store, int analyzer, long position, long positionAt, long vectors) {

  /** What an index is worth. */
  enum Worth {
    /** It can be followed up. */
    CURRENT(""),
    /** What it says was true, but it cannot be followed up: rebuild while serving it. */
    STALE("it could not be followed up"),
    /** It is about something else, or there was none: empty it, then rebuild. */
    FOREIGN("there was none of this store");

    private final String reason;

    Worth(String reason) {
      this.reason = reason;
    }

    /** Why it must be rebuilt. */
    String reason() {
      return reason;
    }
  }

  static IndexState of(Map<String, String> data) {
    return new IndexState(
        data.getOrDefault("store", ""),
        Integer.parseInt(data.getOrDefault("analyzer", "0")),
        Long.parseLong(data.getOrDefault("position", "0")),
        Long.parseLong(data.getOrDefault("positionAt", "0")),
        Long.parseLong(data.getOrDefault("vectors", "0")));
  }

  Map<String, String> data() {
    return Map.of(
        "store", store,
        "analyzer", Integer.toString(analyzer),
        "position", Long.toString(position),
        "positionAt", Long.toString(positionAt),
        "vectors", Long.toString(vectors));
  }

  /** The same of another store. */
  IndexState of(String identity) {
    return new IndexState(identity, analyzer, position, positionAt, vectors);
  }

  /** What an index in this state is worth for the store of the transaction. */
  Worth worth(Tx tx, String identity) {
    if (!store.equals(identity) || position > Changes.newest(tx) || isSetBack(tx)) {
      return Worth.FOREIGN;
    }
    boolean gap = position < Changes.oldest(tx) - 1;
    return gap || analyzer != MemoryAnalyzer.VERSION ? Worth.STALE : Worth.CURRENT;
  }

  /** Whether the change at the position is another one now. */
  private boolean isSetBack(Tx tx) {
    Optional<Change> at = Changes.after(tx, position - 1, 1).stream().findFirst();
    return at.filter(change -> change.id() == position && change.at().toEpochMilli() != positionAt).isPresent();
  }

  /** The state at the newest change and vector of the store. */
  static IndexState newest(Tx tx, String identity) {
    IndexState empty = new IndexState(identity, MemoryAnalyzer.VERSION, 0, 0, Vectors.newest(tx));
    return empty.after(Changes.last(tx), List.of());
  }

  IndexState after(List<Change> changes, List<Vectors.Stored> embedded) {
    long lastVector = embedded.isEmpty() ? vectors : embedded.getLast().id();
    if (changes.isEmpty()) {
      return new IndexState(store, analyzer, position, positionAt, lastVector);
    }
    Change last = changes.getLast();
    return new IndexState(store, analyzer, last.id(), last.at().toEpochMilli(), lastVector);
  }
}
