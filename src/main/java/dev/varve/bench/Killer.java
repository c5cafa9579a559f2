package dev.varve.bench;

import dev.varve.store.OlderStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Ends workers in a window, and says whether it was in time. */
final class Killer {

  private static final Duration CRASH_MAX = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofNanos(50_000);
  private static final int MOMENT_MILLIS_MAX = 250;

  private final BenchHome home;
  private final RandomGenerator random;

  Killer(BenchHome home, RandomGenerator random) {
    this.home = home;
    this.random = random;
  }

  /** Lets the first start of a home end itself when the schema is created and not committed. */
  void creation() throws IOException, InterruptedException {
    migration(0);
  }

  /** Brings a home that nobody works on back to an older schema, and ends its next worker inside the upgrade. */
  void upgrade() throws IOException, InterruptedException {
    OlderStore.write(home.database());
    migration(OlderStore.VERSION);
  }

  private void migration(int from) throws IOException, InterruptedException {
    inside(CrashWindow.MIGRATION, WorkerProcess.start(home, CrashPoints.in(CrashWindow.MIGRATION, 0)));
    int version = Schema.version(home.database());
    if (version != from) {
      throw new IOException("a worker that ended itself in a migration left version %d, not %d".formatted(version, from));
    }
  }

  /** Waits until a worker has ended itself in its window. */
  void inside(CrashWindow window, WorkerProcess worker) throws IOException, InterruptedException {
    if (!worker.awaitEnd(CRASH_MAX)) {
      worker.kill();
      throw new IOException("the worker never was in the window " + window.label());
    }
  }

  /** Returns the window the worker was really in. */
  CrashWindow underLoad(CrashWindow window, WorkerProcess worker) throws IOException, InterruptedException {
    if (window == CrashWindow.CHECKPOINT) {
      return checkpoint(worker);
    }
    if (window.isInside()) {
      inside(window, worker);
      return window;
    }
    Thread.sleep(random.nextInt(MOMENT_MILLIS_MAX));
    worker.kill();
    return CrashWindow.RANDOM;
  }

  /** In time when the checkpoint that was seen to begin had not ended by the kill; else a moment like any other. */
  private CrashWindow checkpoint(WorkerProcess worker) throws IOException, InterruptedException {
    ByteBuffer shared = WalIndex.shared(home.database());
    WalIndex[] last = {WalIndex.look(shared)};
    boolean begun =
        await(
            worker,
            () -> {
              WalIndex now = WalIndex.look(shared);
              boolean began = now.beganSince(last[0]);
              last[0] = now;
              return began;
            });
    worker.kill();
    return begun && WalIndex.look(shared).equals(last[0]) ? CrashWindow.CHECKPOINT : CrashWindow.RANDOM;
  }

  /** Looks often, because the windows are milliseconds wide. */
  private static boolean await(WorkerProcess worker, BooleanSupplier condition) {
    for (long looks = CRASH_MAX.dividedBy(LOOK) / 2; looks > 0 && worker.isAlive(); looks--) {
      if (condition.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return false;
  }
}
