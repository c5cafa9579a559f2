package dev.varve.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Ends workers in a window, and says whether it was in time. */
final class Killer {

  private static final Duration CRASH_MAX = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofNanos(50_000);
  private static final int ATTEMPTS_MAX = 100;
  private static final int MOMENT_MILLIS_MAX = 250;

  private final BenchHome home;
  private final RandomGenerator random;

  Killer(BenchHome home, RandomGenerator random) {
    this.home = home;
    this.random = random;
  }

  /** Kills first starts of a home until one kill came while the schema was being created. */
  void migration() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      WorkerProcess worker = WorkerProcess.start(home, Map.of());
      boolean begun = await(worker, () -> Schema.isBegun(home.database()));
      worker.kill();
      if (begun && Schema.isIncomplete(home.database())) {
        return;
      }
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(home.database().resolveSibling(home.database().getFileName() + suffix));
      }
    }
    throw new IOException("no kill was in time for the migration in " + ATTEMPTS_MAX + " first starts");
  }

  /** Returns the window the worker was really in. */
  CrashWindow underLoad(CrashWindow window, WorkerProcess worker) throws IOException, InterruptedException {
    if (window == CrashWindow.CHECKPOINT) {
      return checkpoint(worker);
    }
    if (window.isInside()) {
      if (!worker.awaitEnd(CRASH_MAX)) {
        worker.kill();
        throw new IOException("the worker never was in the window " + window.label());
      }
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
