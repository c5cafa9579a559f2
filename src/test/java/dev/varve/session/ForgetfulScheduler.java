package dev.varve.session;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Forgets what it should run, so that the store changes only by what a test does. */
public final class ForgetfulScheduler implements Scheduler {

  @Override
  public void run(Runnable task) {}

  @Override
  public <T> void call(Supplier<T> blocking, Consumer<T> then) {}

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    return () -> {};
  }
}
