package dev.varve.web;

import dev.varve.events.EngineEvent;
import dev.varve.process.Background;
import dev.varve.queue.Changes;
import dev.varve.queue.Changes.Change;
import dev.varve.session.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the durable changes and hands each to every stream; one thread reads for all of them. Thread-safe. */
final class EventFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);

  private static final int CHANGES_MAX = 128;

  /** Between two looks without a word from the engine, and between two reports of its status. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Backends backends;
  private final EventClients clients;
  private final InstantSource clock;
  private final Semaphore news = new Semaphore(0);
  private final Thread follower;
  private long last;
  private Instant statusAt = Instant.EPOCH;
  private @Nullable SessionStatus status;

  /** Whether anybody is to be told; without streams nothing wakes the follower. */
  private volatile boolean followed;

  private volatile boolean closed;

  EventFeed(Backends backends, int clientsMax, InstantSource clock) {
    this.backends = backends;
    this.clients = new EventClients(clientsMax);
    this.clock = clock;
    this.follower = Background.thread().name("varve-events").unstarted(this::follow);
  }

  void start() {
    backends.events().subscribe(this::heard);
    follower.start();
  }

  /** The stream gets every change after the id returned. */
  synchronized long join(EventClient client) {
    if (closed) {
      throw new Refused(ProblemKind.STARTING, "the worker is stopping", "Ask again when it is back");
    }
    followed = true;
    if (clients.isEmpty()) {
      last = backends.database().read(Changes::newest);
    }
    clients.add(client);
    return last;
  }

  synchronized void leave(EventClient client) {
    clients.remove(client);
  }

  synchronized int size() {
    return clients.size();
  }

  /** Wakes the follower at most once for many changes. */
  private void heard(EngineEvent event) {
    if (event instanceof EngineEvent.ChangesAppended && followed && news.availablePermits() == 0) {
      news.release();
    }
  }

  private void follow() {
    try {
      while (!closed) {
        boolean heard = news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        round(heard);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When the store cannot be read the streams end; who comes back is told why. */
  private void round(boolean heard) throws InterruptedException {
    try {
      changes();
      status(heard);
    } catch (RuntimeException e) {
      LOG.warn("the event streams are closed, because the store cannot be read: {}", e.toString());
      closeClients();
    }
  }

  private synchronized void changes() throws InterruptedException {
    int read = CHANGES_MAX;
    while (read == CHANGES_MAX && !clients.isEmpty()) {
      List<Change> changes = backends.database().read(tx -> Changes.after(tx, last, CHANGES_MAX));
      for (Change change : changes) {
        clients.hand(EventText.of(change));
        last = change.id();
      }
      read = changes.size();
    }
    followed = !clients.isEmpty();
  }

  private synchronized void status(boolean heard) throws InterruptedException {
    Instant now = clock.instant();
    if (clients.isEmpty() || (heard && now.isBefore(statusAt.plus(LOOK)))) {
      return;
    }
    SessionStatus fresh = backends.sessions().status();
    if (!fresh.equals(status)) {
      clients.hand(EventText.status(StatusJson.engine(fresh).toString()));
      status = fresh;
    }
    statusAt = now;
  }

  private synchronized void closeClients() {
    clients.closeAll();
  }

  @Override
  public void close() {
    closed = true;
    follower.interrupt();
    closeClients();
  }
}
