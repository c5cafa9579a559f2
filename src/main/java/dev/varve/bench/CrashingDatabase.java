package dev.varve.bench;

import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Watches what each write does to the tables, and crashes in one window. A write that makes {@code messages} grow
 * accepts; a write after which more turns are answered confirms. Thread-safe.
 */
final class CrashingDatabase implements Database {

  private enum Kind {
    ACCEPTS,
    CONFIRMS,
    OTHER
  }

  private record Watched<T>(T result, Kind kind) {}

  private final Database database;
  private final CrashWindow window;
  private final int accepted;
  private final Runnable crash;
  private final AtomicInteger seen = new AtomicInteger();

  CrashingDatabase(Database database, CrashWindow window, int accepted, Runnable crash) {
    this.database = database;
    this.window = window;
    this.accepted = accepted;
    this.crash = crash;
  }

  @Override
  public <T> T write(Work<T> work) {
    Watched<T> watched = database.write(tx -> watch(tx, work));
    if (watched.kind() == Kind.ACCEPTS && seen.incrementAndGet() > accepted) {
      crashIn(CrashWindow.COMMIT_ANSWER);
      crashIn(CrashWindow.SPOOL_DRAIN);
    }
    if (watched.kind() == Kind.CONFIRMS && seen.get() >= accepted) {
      crashIn(CrashWindow.CONFIRM_DONE);
    }
    return watched.result();
  }

  private <T> Watched<T> watch(Tx tx, Work<T> work) {
    long messages = messages(tx);
    long answered = answered(tx);
    T result = work.in(tx);
    Kind kind = messages(tx) > messages ? Kind.ACCEPTS : answered(tx) > answered ? Kind.CONFIRMS : Kind.OTHER;
    if (seen.get() >= accepted) {
      crashIn(
          switch (kind) {
            case ACCEPTS -> CrashWindow.INSERT_COMMIT;
            case CONFIRMS -> CrashWindow.ANSWER_CONFIRM;
            case OTHER -> CrashWindow.RANDOM;
          });
    }
    return new Watched<>(result, kind);
  }

  private void crashIn(CrashWindow here) {
    if (here == window && window.isInside()) {
      crash.run();
    }
  }

  private static long messages(Tx tx) {
    return tx.number("SELECT coalesce(max(id), 0) FROM messages");
  }

  /** Read from the index that holds only answered turns. */
  private static long answered(Tx tx) {
    return tx.number("SELECT count(*) FROM turns WHERE ended = 'answered'");
  }

  @Override
  public <T> T read(Work<T> work) {
    return database.read(work);
  }

  @Override
  public void close() {
    database.close();
  }
}
