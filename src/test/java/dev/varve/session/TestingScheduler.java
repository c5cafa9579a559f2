package dev.varve.session;

import dev.varve.events.EngineEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs what is due when it is told to, and moves its clock itself. */
final class TestingScheduler implements Scheduler, InstantSource {

  private record Timed(Instant at, Runnable task) {}

  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Timed> timers = new PriorityQueue<>(Comparator.comparing(Timed::at));
  private Instant now = TestingSituations.NOW;

  /** Of an engine that runs here, by this clock. */
  EngineSetup engine(EngineEvents events) {
    return EngineSetup.of(
        SessionTimes.defaults(),
        this,
        this,
        () -> Duration.between(Instant.EPOCH, now).toNanos(),
        new Random(1),
        events);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void run(Runnable task) {
    ready.add(task);
  }

  @Override
  public <T> void call(Supplier<T> blocking, Consumer<T> then) {
    ready.add(() -> then.accept(blocking.get()));
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    Timed timed = new Timed(now.plus(delay), task);
    timers.add(timed);
    return () -> timers.remove(timed);
  }

  void advance(Duration by) {
    Instant until = now.plus(by);
    settle();
    while (!timers.isEmpty() && !timers.peek().at().isAfter(until)) {
      Timed next = timers.remove();
      now = next.at();
      next.task().run();
      settle();
    }
    now = until;
  }

  void settle() {
    for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
      task.run();
    }
  }
}
