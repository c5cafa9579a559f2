package dev.varve.bench.sim;

import dev.varve.session.Scheduler;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads and timers of one life of a worker. After a crash it is dead and nothing of it happens any more, or it
 * is frozen: then the answers that were under way still arrive, long after another worker has taken over.
 */
final class SimulatedScheduler implements Scheduler {

  private enum Life {
    ALIVE,
    FROZEN,
    DEAD
  }

  private final Agenda agenda;
  private Life life = Life.ALIVE;
  private @Nullable Call current;

  SimulatedScheduler(Agenda agenda) {
    this.agenda = agenda;
  }

  /** The blocking work that is being done at this moment; null when what runs does not block. */
  @Nullable Call current() {
    return current;
  }

  @Override
  public void run(Runnable task) {
    agenda.soon(() -> {
      if (life != Life.DEAD) {
        task.run();
      }
    });
  }

  @Override
  public <T> void call(Supplier<T> blocking, Consumer<T> then) {
    agenda.soon(() -> {
      if (life == Life.ALIVE) {
        Call call = new Call(agenda);
        T result = inside(call, blocking);
        call.through(() -> deliver(then, result));
      }
    });
  }

  private <T> T inside(Call call, Supplier<T> blocking) {
    current = call;
    try {
      return blocking.get();
    } finally {
      current = null;
    }
  }

  private <T> void deliver(Consumer<T> then, T result) {
    if (life != Life.DEAD) {
      then.accept(result);
    }
  }

  @Override
  public Cancellable after(Duration delay, Runnable task) {
    return agenda.after(delay, () -> {
      if (life == Life.ALIVE) {
        task.run();
      }
    });
  }

  void freeze() {
    life = Life.FROZEN;
  }

  void die() {
    life = Life.DEAD;
  }
}
