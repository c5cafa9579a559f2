package dev.varve.search;

import dev.varve.events.EngineEvents;
import dev.varve.queue.Changes;
import dev.varve.store.Database;
import java.io.IOException;
import java.time.Duration;

/**
 * Brings the index up to date in the background. Before something is stored or sought for the first time it opens nothing.
 * Thread-safe.
 */
final class IndexKeeper {

  /** Each leaves half of the second within which a memory can be found to the rounds themselves. */
  private static final NewsThread.Pace PACE =
      new NewsThread.Pace(Duration.ofMillis(250), Duration.ofMillis(450), Duration.ofMillis(500));

  private final IndexFollower follower;
  private final Database database;
  private final NewsThread thread;
  private volatile boolean asked;
  private volatile boolean rebuild;
  private volatile long seen;

  IndexKeeper(IndexFollower follower, Database database, EngineEvents events) {
    this.follower = follower;
    this.database = database;
    this.thread = new NewsThread("index", PACE, this::round, events);
  }

  void start() {
    seen = database.read(Changes::newest);
    thread.start();
  }

  /** Waits until the index is open and as far as a search can wait for it, at most so long. */
  void awaitReady(Duration most) throws InterruptedException {
    if (thread.isAlive() && !follower.isReady()) {
      asked = true;
      thread.hurry();
      follower.awaitReady(most);
    }
  }

  /** Builds the index anew soon. */
  void rebuildSoon() {
    rebuild = true;
    asked = true;
    thread.hurry();
  }

  private void round() throws IOException {
    if (asked || follower.isReady() || database.read(Changes::newest) != seen) {
      asked = false;
      follower.goOn();
      if (rebuild) {
        rebuild = false;
        follower.rebuild();
      }
    }
  }

  /** No further round begins. */
  void stop() {
    thread.stop();
  }

  /** Returns when the last round has ended; stop it before, and close the follower, so that it ends soon. */
  void join() {
    thread.join();
  }
}
