package dev.varve.bench.sim;

import dev.varve.store.Database;
import dev.varve.store.StoreException;
import dev.varve.store.StoreException.Reason;
import java.util.function.Supplier;

/**
 * One life's way to the disk. A transaction may fail and be undone; the worker may die before a commit, so that it is
 * undone, or between a commit and its return, so that nobody hears of it.
 */
final class SimulatedDatabase implements Database {

  private static final Reason[] REASONS = {Reason.FULL, Reason.BUSY, Reason.UNAVAILABLE, Reason.READ_ONLY, Reason.BUG};

  private final Stage stage;
  private boolean faultless;

  SimulatedDatabase(Stage stage) {
    this.stage = stage;
  }

  /** From now on nothing fails: for what a frozen worker still does. */
  void faultless() {
    faultless = true;
  }

  @Override
  public <T> T write(Work<T> work) {
    return together(() -> stage.memory().together(() -> {
      T written = stage.memory().write(work);
      if (happens(stage.weather().rates().storeFails())) {
        throw failure();
      }
      return written;
    }));
  }

  /** Writes that share one sync: while it is not through, nobody hears of them, and all may be lost. */
  <T> T together(Supplier<T> writes) {
    T result = stage.memory().together(() -> {
      T written = writes.get();
      if (happens(stage.weather().rates().crashesBefore())) {
        throw new Crash("before a commit");
      }
      return written;
    });
    if (happens(stage.weather().rates().crashesAfter())) {
      throw new Crash("after a commit");
    }
    return result;
  }

  @Override
  public <T> T read(Work<T> work) {
    if (happens(stage.weather().rates().storeFails() / 2)) {
      throw failure();
    }
    return stage.memory().read(work);
  }

  private boolean happens(double chance) {
    return !faultless && stage.weather().happens(chance);
  }

  private StoreException failure() {
    Reason reason = REASONS[stage.random().nextInt(REASONS.length)];
    return new StoreException(reason, "simulated: the disk fails", null);
  }

  @Override
  public void close() {
    // The disk outlives the worker.
  }
}
