package dev.varve.capture.spool;

import dev.varve.session.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does at once, on a thread of its own, what is for now, and what is for later when a test says so. */
final class SteppedTimers implements Scheduler {

  private final List<Runnable> later = new CopyOnWriteArrayList<>();

  @Override
  public void run(Runnable task) {
    Thread.ofVirtual().start(task);
  }

  @Override
  public <T> void call(Supplier<T> blocking, Consumer<T> then) {
    run(() -> then.accept(blocking.get()));
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    later.add(task);
    return () -> later.remove(task);
  }

  /** Time has passed: returns when all that was for later is done. */
  void pass() {
    List<Runnable> due = List.copyOf(later);
    later.removeAll(due);
    due.forEach(Runnable::run);
  }
}
