package dev.varve.session;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where the engine's work runs: on virtual threads and real timers, or one step at a time in a simulation. */
public interface Scheduler {

  /** Runs the task soon, concurrently with others; the task is short. */
  void run(Runnable task);

  /** Runs work that may block for minutes, then hands its result on; the work does not throw. */
  <T> void call(Supplier<T> blocking, Consumer<T> then);

  /** Runs the task after a delay of monotonic time. */
  Cancellable after(Duration delay, Runnable task);

  /** Calls off what was to run later; harmless when it has run. */
  @FunctionalInterface
  interface Cancellable {
    void cancel();
  }
}
