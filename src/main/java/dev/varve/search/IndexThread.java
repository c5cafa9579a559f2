package dev.varve.search;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.queue.Changes;
import dev.varve.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Brings the index up to date in the background: shortly after the engine says that something was stored, and in case
 * nobody says so, when a look at the store shows it. Before the first such news or the first search it opens nothing.
 */
final class IndexThread {

  /** Memories that come within it are made visible together. */
  private static final Duration GATHER = Duration.ofMillis(250);

  /** Between two looks without a word from the engine. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final IndexFollower follower;
  private final Database database;
  private final EngineEvents events;
  private final Semaphore news = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("varve-index").daemon().unstarted(this::run);
  private volatile boolean asked;
  private volatile boolean rebuild;
  private long seen;

  IndexThread(IndexFollower follower, Database database, EngineEvents events) {
    this.follower = follower;
    this.database = database;
    this.events = events;
  }

  void start() {
    seen = database.read(Changes::newest);
    events.subscribe(this::heard);
    thread.start();
  }

  /** Waits until the index is open and as far as a search can wait for it, at most so long. */
  void awaitReady(Duration most) throws InterruptedException {
    if (thread.isAlive() && !follower.isReady()) {
      asked = true;
      news.release();
      follower.awaitReady(most);
    }
  }

  /** Builds the index anew soon. */
  void rebuildSoon() {
    rebuild = true;
    asked = true;
    news.release();
  }

  private void heard(EngineEvent event) {
    if (event instanceof EngineEvent.ChangesAppended && news.availablePermits() == 0) {
      news.release();
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        boolean heard = news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (heard && !asked) {
          closing.await(GATHER.toMillis(), TimeUnit.MILLISECONDS);
        }
        news.drainPermits();
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fails is tried again at the next look. */
  private void round() {
    try {
      if (asked || follower.isReady() || database.read(Changes::newest) != seen) {
        asked = false;
        follower.catchUp();
        if (rebuild) {
          rebuild = false;
          follower.rebuild();
        }
      }
    } catch (IOException | RuntimeException e) {
      events.publish(new EngineEvent.Fault("index", e.toString()));
    }
  }

  /** No further round begins. */
  void stop() {
    closing.countDown();
    news.release();
  }

  /** Returns when the last round has ended; stop it before, and close the follower, so that it ends soon. */
  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
