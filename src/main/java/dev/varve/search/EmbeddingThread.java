package dev.varve.search;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Embeds in the background: shortly after the engine says that something was stored, and now and then in any case. */
final class EmbeddingThread {

  /** So that what is stored together is sent together; by words it can be found meanwhile. */
  private static final Duration GATHER = Duration.ofSeconds(1);

  /** Between two looks without a word from the engine. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Embedding embedding;
  private final EngineEvents events;
  private final Semaphore news = new Semaphore(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("varve-vectors").daemon().unstarted(this::run);

  EmbeddingThread(Embedding embedding, EngineEvents events) {
    this.embedding = embedding;
    this.events = events;
  }

  void start() {
    events.subscribe(this::heard);
    thread.start();
  }

  private void heard(EngineEvent event) {
    if (event instanceof EngineEvent.ChangesAppended && news.availablePermits() == 0) {
      news.release();
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        if (news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
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
  private void round() throws InterruptedException {
    try {
      embedding.round();
    } catch (RuntimeException e) {
      events.publish(new EngineEvent.Fault("vectors", e.toString()));
    }
  }

  /** No further round begins. */
  void stop() {
    embedding.stop();
    closing.countDown();
    news.release();
  }

  /** Returns when the last round has ended; stop it before, and close the model, so that it ends soon. */
  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
