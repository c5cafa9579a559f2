package dev.varve;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A part that a thread of its own makes ready, so that a start keeps more than one processor busy. Closing it waits until it
 * is ready, and closes it if it can be closed; one that could not be made needs no closing. Thread-safe.
 */
final class Opening<T> implements AutoCloseable {

  private final FutureTask<T> task;
  private final Thread thread;

  private Opening(String name, FutureTask<T> task) {
    this.task = task;
    this.thread = Thread.ofPlatform().name("varve-open-" + name).daemon().start(task);
  }

  static <T> Opening<T> of(String name, Supplier<T> open) {
    return new Opening<>(name, new FutureTask<>(open::get));
  }

  /** Waits for it; throws what its making threw. */
  T ready() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    thread.join();
    if (task.state() == Future.State.SUCCESS && task.resultNow() instanceof AutoCloseable part) {
      part.close();
    }
  }
}
