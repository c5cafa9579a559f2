package dev.varve.context;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for an answer no longer than an agent may be kept waiting; one that comes late or not at all is none. Thread-safe. */
final class TimeLimit {

  /** When so many are late, the store is stuck and the next would be too. */
  private static final int AT_A_TIME_MAX = 64;

  private final Duration max;
  private final EngineEvents events;
  private final Semaphore free = new Semaphore(AT_A_TIME_MAX);

  TimeLimit(Duration max, EngineEvents events) {
    this.max = max;
    this.events = events;
  }

  Answer within(Supplier<Answer> work) {
    if (!free.tryAcquire()) {
      return nothing("too many answers are late");
    }
    CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> released(work), TimeLimit::start);
    try {
      return answer.get(max.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return nothing("an answer took longer than " + max.toMillis() + " ms");
    } catch (ExecutionException e) {
      return nothing(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.NOTHING;
    }
  }

  private Answer released(Supplier<Answer> work) {
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private static void start(Runnable task) {
    Thread.ofVirtual().name("varve-context").start(task);
  }

  private Answer nothing(String why) {
    events.publish(new EngineEvent.Fault("context", why));
    return Answer.NOTHING;
  }
}
