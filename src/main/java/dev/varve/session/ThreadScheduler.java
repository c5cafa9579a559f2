package dev.varve.session;

import dev.varve.process.Background;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A virtual thread for each short task, a platform thread for each call of an observer, because one that computes
 * would hold up all virtual threads of its core, and one platform thread for the timers.
 */
public final class ThreadScheduler implements Scheduler, AutoCloseable {

  private final ExecutorService tasks =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("varve-session-", 0).factory());
  private final ExecutorService calls =
      Executors.newCachedThreadPool(Background.thread().name("varve-observer-", 0).factory());
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("varve-timers").daemon().factory());

  public ThreadScheduler() {
    timers.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void run(Runnable task) {
    tasks.execute(task);
  }

  @Override
  public <T> void call(Supplier<T> blocking, Consumer<T> then) {
    calls.execute(() -> then.accept(blocking.get()));
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    Future<?> timer = timers.schedule(() -> tasks.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }

  /** No timer fires any more; tasks under way are interrupted. */
  @Override
  public void close() {
    timers.shutdownNow();
    calls.shutdownNow();
    tasks.shutdownNow();
  }
}
