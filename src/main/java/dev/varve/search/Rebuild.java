package dev.varve.search;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.memory.Memories;
import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Builds an index anew from the store. A crash in the middle leaves what was committed before, and with it the reason to
 * rebuild. One thread at a time runs it; any may stop it and ask.
 */
final class Rebuild {

  private static final int MEMORIES_MAX = 200;

  /** While an empty index is being filled, what is in it already is shown after so many memories. */
  private static final int SHOWN_EVERY = 5_000;

  private static final List<MemoryKind> KINDS = List.of(MemoryKind.values());
  private static final Memories MEMORIES = new Memories();

  private final MemoryIndex index;
  private final Bookmark bookmark;
  private final Database database;
  private final InstantSource clock;
  private final EngineEvents events;
  private final Entries entries = new Entries();
  private volatile boolean running;
  private volatile boolean stopped;

  Rebuild(MemoryIndex index, Bookmark bookmark, Database database, InstantSource clock, EngineEvents events) {
    this.index = index;
    this.bookmark = bookmark;
    this.database = database;
    this.clock = clock;
    this.events = events;
  }

  /** Some of a kind; none at the end of the last kind. */
  private record Slice(int kind, List<Entry> entries) {

    private static final Slice NONE = new Slice(0, List.of());

    long last() {
      return entries.isEmpty() ? 0 : entries.getLast().memory().ref().id();
    }

    boolean hasAny() {
      return !entries.isEmpty();
    }
  }

  /**
   * What the store holds when a rebuild begins. What comes later is followed up afterwards, or it would be taken in twice.
   *
   * @param last the greatest id of each kind
   */
  private record Stock(IndexState state, Map<MemoryKind, Long> last) {

    static Stock of(Tx tx, String store) {
      Map<MemoryKind, Long> last = new EnumMap<>(MemoryKind.class);
      KINDS.forEach(kind -> last.put(kind, MEMORIES.newest(tx, kind)));
      return new Stock(IndexState.newest(tx, store), last);
    }

    boolean holds(Entry entry) {
      MemoryRef ref = entry.memory().ref();
      return ref.id() <= last.getOrDefault(ref.kind(), 0L);
    }
  }

  boolean isRunning() {
    return running;
  }

  /** The one under way ends after its slice and leaves the index closed; no other begins. */
  void stop() {
    stopped = true;
  }

  /**
   * Returns how many memories are in the index then.
   *
   * @param forget whether the index shows what was in it no longer, and what comes into it as it comes; else it is shown
   *     as it was until all is done
   */
  long run(String why, boolean forget, Runnable begun) throws IOException {
    Instant began = clock.instant();
    running = true;
    boolean done = false;
    try {
      Stock stock = database.read(tx -> Stock.of(tx, bookmark.state().store()));
      index.clear();
      if (forget) {
        index.refresh();
      }
      begun.run();
      long built = fill(stock, forget);
      done = !stopped;
      if (done) {
        bookmark.moveTo(stock.state());
        bookmark.write();
        index.refresh();
        events.publish(new EngineEvent.IndexRebuilt(why, built, Duration.between(began, clock.instant())));
      }
      return built;
    } finally {
      running = false;
      if (!done) {
        index.close();
      }
    }
  }

  private long fill(Stock stock, boolean show) throws IOException {
    long built = 0;
    try (ReadAhead<Slice> slices =
        new ReadAhead<>(after(Slice.NONE, stock), Slice::hasAny, slice -> after(slice, stock))) {
      while (slices.hasNext() && !stopped) {
        Slice slice = slices.next();
        for (Entry entry : slice.entries()) {
          index.put(entry);
        }
        long before = built;
        built += slice.entries().size();
        if (show && built / SHOWN_EVERY > before / SHOWN_EVERY) {
          index.refresh();
        }
      }
    }
    return built;
  }

  /** The next of the same kind, else the first of the next kind that has any. */
  private Slice after(Slice before, Stock stock) {
    return database.read(tx -> {
      int kind = before.kind();
      List<Entry> next = held(tx, kind, before.last(), stock);
      while (next.isEmpty() && kind + 1 < KINDS.size()) {
        kind++;
        next = held(tx, kind, 0, stock);
      }
      return new Slice(kind, next);
    });
  }

  private List<Entry> held(Tx tx, int kind, long after, Stock stock) {
    return entries.after(tx, KINDS.get(kind), after, MEMORIES_MAX).stream().filter(stock::holds).toList();
  }
}
