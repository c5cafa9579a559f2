package dev.varve.search;

import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.search.IndexState.Worth;
import dev.varve.store.Database;
import dev.varve.store.StoreIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
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

  /** So many memories at once come from an import, not from work; more of them will follow. */
  private static final int MUCH = 200;

  /** While much comes, what was followed is shown so often: each time costs as much as to take in several hundred. */
  private static final Duration SHOWN_EVERY = Duration.ofMillis(900);

  private final MemoryIndex index;
  private final Database database;
  private final InstantSource clock;
  private final Bookmark bookmark;
  private final Rebuild rebuild;
  private final CountDownLatch ready = new CountDownLatch(1);
  private boolean unshown;
  private Instant shown = Instant.EPOCH;
  private volatile boolean doubted;
  private volatile boolean closed;

  IndexFollower(MemoryIndex index, Database database, InstantSource clock, EngineEvents events) {
    this.index = index;
    this.database = database;
    this.clock = clock;
    this.bookmark = new Bookmark(index, clock);
    this.rebuild = new Rebuild(index, bookmark, database, clock, events);
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
    return rebuild.isRunning();
  }

  /** Somebody could not read the index: the next time it is thrown away and built anew. */
  void doubt() {
    doubted = true;
  }

  /** Returns when everything that was stored before the call can be found. */
  void catchUp() throws IOException {
    follow(true);
  }

  /** The same, but for what is left to be shown by a later call because more of much that comes at once will follow. */
  void goOn() throws IOException {
    follow(false);
  }

  private synchronized void follow(boolean all) throws IOException {
    try {
      if (doubted) {
        doubted = false;
        index.discard();
      }
      if (!closed && !index.isOpen()) {
        open();
      }
      if (!closed && index.isOpen()) {
        readOn(all);
      }
      if (index.isOpen()) {
        bookmark.writeWhenDue();
      }
      ready.countDown();
    } catch (CorruptIndexException e) {
      index.discard();
      throw e;
    }
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
      bookmark.write();
    }
  }

  private void open() throws IOException {
    IndexState found = index.open();
    String identity = database.write(StoreIdentity::of);
    bookmark.found(found.of(identity));
    Worth worth = database.read(tx -> found.worth(tx, identity));
    if (worth != Worth.CURRENT) {
      rebuild(worth.reason(), worth == Worth.FOREIGN);
    }
  }

  private long rebuild(String why, boolean forget) throws IOException {
    return rebuild.run(why, forget, ready::countDown);
  }

  private void readOn(boolean all) throws IOException {
    int taken = 0;
    try (ReadAhead<News> slices = new ReadAhead<>(after(bookmark.state()), News::more, news -> after(news.end()))) {
      while (slices.hasNext() && !closed) {
        News news = slices.next();
        if (news.merged()) {
          rebuild("projects were merged", false);
          return;
        }
        taken += news.stored().size();
        if (taken >= MUCH) {
          index.gather();
        }
        take(news);
        boolean last = !slices.hasNext() && (all || taken < MUCH || !isReady());
        if (last || !clock.instant().isBefore(shown.plus(SHOWN_EVERY))) {
          show();
        }
      }
    }
    if (taken < MUCH && !closed) {
      index.settle();
    }
  }

  private void show() throws IOException {
    if (unshown) {
      index.refresh();
      unshown = false;
      shown = clock.instant();
    }
  }

  private News after(IndexState position) {
    return database.read(tx -> News.after(tx, position));
  }

  private void take(News news) throws IOException {
    Set<MemoryRef> gone = new LinkedHashSet<>(news.named());
    for (Entry entry : news.stored()) {
      index.put(entry);
      gone.remove(entry.memory().ref());
    }
    for (MemoryRef ref : gone) {
      index.remove(ref);
    }
    bookmark.moveTo(news.end());
    unshown |= !news.isEmpty();
  }

  /** Keeps what is in the index; work under way ends after its slice. */
  @Override
  public void close() throws IOException {
    closed = true;
    rebuild.stop();
    synchronized (this) {
      if (index.isOpen()) {
        bookmark.writeWhenMoved();
      }
      index.close();
    }
  }
}
