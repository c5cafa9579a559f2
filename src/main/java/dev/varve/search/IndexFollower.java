package dev.varve.search;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.memory.Memories;
import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.search.IndexState.Worth;
import dev.varve.store.Database;
import dev.varve.store.StoreIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.CorruptIndexException;

/**
 * Keeps the index equal to the store: reads on in the changes and vectors from where it stood, and begins anew from the
 * store when it cannot. Whatever is named there is read from the store as it is now, so that doing it twice does no harm.
 * Thread-safe; one thread works at a time.
 */
final class IndexFollower implements AutoCloseable {

  private static final int CHANGES_MAX = 500;
  private static final int MEMORIES_MAX = 200;

  /** Placing a vector takes long beside a word, and new words are not to wait for it. */
  private static final int VECTORS_MAX = 100;

  /** While an empty index is being filled, what is in it already is shown after so many memories. */
  private static final int SHOWN_EVERY = 5_000;

  private static final Duration COMMIT_EVERY = Duration.ofSeconds(5);

  private final MemoryIndex index;
  private final Database database;
  private final InstantSource clock;
  private final EngineEvents events;
  private final Memories memories = new Memories();
  private IndexState state = IndexState.of(Map.of());
  private IndexState committed = state;
  private Instant committedAt = Instant.EPOCH;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile boolean building;
  private volatile boolean doubted;
  private volatile boolean closed;

  IndexFollower(MemoryIndex index, Database database, InstantSource clock, EngineEvents events) {
    this.index = index;
    this.database = database;
    this.clock = clock;
    this.events = events;
  }

  /** Whether the index was up to date once, or is being built anew and shows what there is. */
  boolean isReady() {
    return ready.getCount() == 0;
  }

  /** Waits until then, at most so long. */
  void awaitReady(Duration most) throws InterruptedException {
    ready.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether it is being built anew, so that answers may lack something. */
  boolean isBuilding() {
    return building;
  }

  /** Somebody could not read the index: the next time it is thrown away and built anew. */
  void doubt() {
    doubted = true;
  }

  /** Returns when everything that was stored before the call can be found. */
  synchronized void catchUp() throws IOException {
    try {
      if (doubted) {
        doubted = false;
        index.discard();
      }
      if (!closed && !index.isOpen()) {
        open();
      }
      if (index.isOpen() && readOn()) {
        index.refresh();
      }
      if (index.isOpen() && !state.equals(committed) && isCommitDue()) {
        commit();
      }
      ready.countDown();
    } catch (CorruptIndexException e) {
      index.discard();
      throw e;
    }
  }

  /** Whether there is anything new to be seen. */
  private boolean readOn() throws IOException {
    boolean changed = false;
    boolean more = !closed;
    while (more) {
      IndexState position = state;
      News news = database.read(tx -> News.after(tx, position, CHANGES_MAX, VECTORS_MAX));
      changed |= take(news);
      more = news.isFull(CHANGES_MAX, VECTORS_MAX) && !closed && index.isOpen();
      if (more && !news.vectors().isEmpty()) {
        index.refresh();
      }
    }
    return changed && index.isOpen();
  }

  /** Builds it anew from the store, whatever it is worth; returns how many memories are in it then. */
  synchronized long rebuild() throws IOException {
    catchUp();
    long built = index.isOpen() ? rebuild("it was asked for", false) : 0;
    catchUp();
    return built;
  }

  /** Brings it up to date, then leaves no word of what was forgotten in any of its files. */
  synchronized void purge() throws IOException {
    catchUp();
    if (index.isOpen()) {
      index.expunge();
      index.refresh();
      commit();
    }
  }

  private void open() throws IOException {
    IndexState found = index.open();
    String identity = database.write(StoreIdentity::of);
    state = new IndexState(identity, found.analyzer(), found.position(), found.positionAt(), found.vectors());
    committed = state;
    committedAt = clock.instant();
    Worth worth = database.read(tx -> found.worth(tx, identity));
    if (worth != Worth.CURRENT) {
      rebuild(worth.reason(), worth == Worth.FOREIGN);
    }
  }

  /** Whether there is anything new to be seen. */
  private boolean take(News news) throws IOException {
    if (news.merged()) {
      rebuild("projects were merged", false);
      return true;
    }
    Set<MemoryRef> gone = new LinkedHashSet<>(news.named());
    for (Entry entry : news.stored()) {
      index.put(entry);
      gone.remove(entry.memory().ref());
    }
    for (MemoryRef ref : gone) {
      index.remove(ref);
    }
    state = state.after(news.changes(), news.vectors());
    return !news.isEmpty();
  }

  /**
   * Until it is done the index is shown as it was, unless that is to be forgotten. A crash in the middle leaves what was
   * committed before, and with it the reason to rebuild.
   */
  private long rebuild(String why, boolean forget) throws IOException {
    Instant began = clock.instant();
    building = true;
    boolean done = false;
    try {
      IndexState begun = database.read(tx -> IndexState.newest(tx, state.store()));
      index.clear();
      if (forget) {
        index.refresh();
      }
      ready.countDown();
      long built = fill(forget);
      done = !closed;
      if (done) {
        state = begun;
        commit();
        index.refresh();
        events.publish(new EngineEvent.IndexRebuilt(why, built, Duration.between(began, clock.instant())));
      }
      return built;
    } finally {
      building = false;
      if (!done) {
        index.close();
      }
    }
  }

  private long fill(boolean show) throws IOException {
    long built = 0;
    for (MemoryKind kind : MemoryKind.values()) {
      built = fill(kind, built, show);
    }
    return built;
  }

  private long fill(MemoryKind kind, long before, boolean show) throws IOException {
    long built = before;
    long last = 0;
    List<Entry> slice;
    do {
      long after = last;
      slice = closed ? List.of() : database.read(tx -> Entry.of(tx, memories.after(tx, kind, after, MEMORIES_MAX)));
      for (Entry entry : slice) {
        index.add(entry);
        last = entry.memory().ref().id();
      }
      if (show && (built + slice.size()) / SHOWN_EVERY > built / SHOWN_EVERY) {
        index.refresh();
      }
      built += slice.size();
    } while (!slice.isEmpty());
    return built;
  }

  private boolean isCommitDue() {
    return !clock.instant().isBefore(committedAt.plus(COMMIT_EVERY));
  }

  private void commit() throws IOException {
    index.commit(state);
    committed = state;
    committedAt = clock.instant();
  }

  /** Keeps what is in the index; work under way ends after its slice. */
  @Override
  public void close() throws IOException {
    closed = true;
    synchronized (this) {
      if (index.isOpen() && !state.equals(committed)) {
        commit();
      }
      index.close();
    }
  }
}
