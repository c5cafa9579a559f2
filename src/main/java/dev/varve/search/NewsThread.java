package dev.varve.search;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.process.Background;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Does rounds of work in the background: shortly after the engine says that something was stored, and in case nobody says
 * so, now and then. What fails is told as a fault and tried again in the next round.
 */
final class NewsThread {

  /**
   * How often there is a round.
   *
   * @param gather what comes within it after the first news is left to the same round
   * @param steady the same after a round in which there was news already, so that more is likely
   * @param look from one round to the next without any news
   */
  record Pace(Duration gather, Duration steady, Duration look) {}

  @FunctionalInterface
  interface Round {
    void run() throws IOException, InterruptedException;
  }

  private final String name;
  private final Pace pace;
  private final Round round;
  private final EngineEvents events;
  private final Semaphore news = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean hurried;

  /** @param name what it works on, which the thread and its faults go by */
  NewsThread(String name, Pace pace, Round round, EngineEvents events) {
    this.name = name;
    this.pace = pace;
    this.round = round;
    this.events = events;
    this.thread = Background.thread().name("varve-" + name).unstarted(this::run);
  }

  void start() {
    events.subscribe(this::heard);
    thread.start();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  /** Somebody waits for the next round: it begins at once. */
  void hurry() {
    hurried = true;
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
        boolean steady = news.tryAcquire();
        boolean heard = steady || news.tryAcquire(pace.look().toMillis(), TimeUnit.MILLISECONDS);
        if (heard && !hurried) {
          closing.await((steady ? pace.steady() : pace.gather()).toMillis(), TimeUnit.MILLISECONDS);
        }
        hurried = false;
        news.drainPermits();
        work();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() throws InterruptedException {
    try {
      round.run();
    } catch (IOException | RuntimeException e) {
      events.publish(new EngineEvent.Fault(name, e.toString()));
    }
  }

  /** No further round begins. */
  void stop() {
    closing.countDown();
    news.release();
  }

  /** Returns when the last round has ended; stop it before, and what it works on, so that it ends soon. */
  void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
