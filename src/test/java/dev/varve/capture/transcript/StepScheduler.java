package dev.varve.capture.transcript;

import dev.varve.session.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does what may block at once, and what is for later when a test says so. */
final class StepScheduler implements Scheduler {

  private final List<Runnable> later = new ArrayList<>();

  @Override
  public void run(Runnable task) {}

  @Override
  public <T> void call(Supplier<T> blocking, Consumer<T> then) {
    then.accept(blocking.get());
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    later.add(task);
    return () -> later.remove(task);
  }

  /** Time has passed. */
  void runLater() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }
}
