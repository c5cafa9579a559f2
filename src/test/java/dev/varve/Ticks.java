package dev.varve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.session.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A clock with one duty, whose pause passes when the test says so. */
final class Ticks implements Scheduler {

  private final Duration pause;
  private final List<Runnable> later = new ArrayList<>();

  Ticks(Duration pause) {
    this.pause = pause;
  }

  @Override
  public void run(Runnable task) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> void call(Supplier<T> blocking, Consumer<T> then) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    assertThat(delay).isEqualTo(pause);
    later.add(task);
    return () -> later.remove(task);
  }

  void pass() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }

  /** Whether nothing is to come. */
  boolean isOver() {
    return later.isEmpty();
  }
}
