package dev.varve.store;

import dev.varve.store.StoreException.Reason;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.sqlite.SQLiteConnection;

/**
 * A database in memory that forgets everything not synced: what has returned from a write is on its disk, and a
 * crash leaves exactly that. Fails and crashes where a test asks it to. Thread-safe; one transaction at a time.
 *
 * <p>Its disk is the committed state of one SQLite connection, which is always inside a transaction: a write is a
 * savepoint in it, a sync is its commit, a crash is its rollback.
 */
public final class TestingDatabase implements Database {

  /** Moments in a write. */
  public enum Point {
    BEFORE_WORK,
    /** The work is done, and nothing of it is on disk. */
    BEFORE_SYNC,
    /** The work is on disk, and the caller does not know. */
    AFTER_SYNC
  }

  /** The machine stopped; thrown to whoever uses the database at that point and from then on. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** The current schema and nothing in it; the migrations run once. */
  private static final byte[] EMPTY = migrated();

  private final ReentrantLock lock = new ReentrantLock();
  private final ScopedValue<Boolean> working = ScopedValue.newInstance();
  private final Connection disk;
  private final Tx tx;
  private final int writesPerSync;
  private int unsynced;
  private boolean closed;
  private boolean crashed;
  private Predicate<Point> failure = TestingDatabase::never;
  private Predicate<Point> crash = TestingDatabase::never;

  private TestingDatabase(Connection disk, int writesPerSync) {
    this.disk = disk;
    this.writesPerSync = writesPerSync;
    this.tx = new Tx(disk, new SqliteDialect());
    tx.execute("BEGIN");
  }

  /** An empty database of the current schema that syncs each write before it answers. */
  public static TestingDatabase open() {
    return acknowledgingBeforeSync(1);
  }

  /**
   * One with a planted bug: it answers at once and syncs only every so many writes, so that a crash loses up to
   * one less than that. Tests of durability must find it out.
   */
  public static TestingDatabase acknowledgingBeforeSync(int writesPerSync) {
    try {
      SQLiteConnection disk = memory();
      disk.deserialize("main", EMPTY);
      new Tx(disk, new SqliteDialect()).execute("PRAGMA foreign_keys = ON");
      return new TestingDatabase(disk, writesPerSync);
    } catch (SQLException e) {
      throw new SqliteDialect().typed(e);
    }
  }

  private static SQLiteConnection memory() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite::memory:").unwrap(SQLiteConnection.class);
  }

  private static byte[] migrated() {
    try (SQLiteConnection disk = memory()) {
      new Migrations(new SqliteDialect(), Migrations.FILES, () -> {}, () -> {}).run(disk);
      return disk.serialize("main");
    } catch (SQLException e) {
      throw new SqliteDialect().typed(e);
    }
  }

  /** The next write that comes to the point fails there with a {@link StoreException}, and is undone. */
  public void failNext(Point point) {
    failWhen(once(point));
  }

  /** Asked at each point of each write but the last, where it is too late to fail. */
  public void failWhen(Predicate<Point> here) {
    locked(() -> failure = here);
  }

  /** The machine stops when the next write comes to the point. */
  public void crashNext(Point point) {
    crashWhen(once(point));
  }

  /** Asked at each point of each write. */
  public void crashWhen(Predicate<Point> here) {
    locked(() -> crash = here);
  }

  /** Stops the machine unless it has stopped; returns the database that finds on disk what was synced. */
  public TestingDatabase crash() {
    return locked(
        () -> {
          crashed = true;
          tx.execute("ROLLBACK");
          return new TestingDatabase(disk, writesPerSync);
        });
  }

  /** The SQL texts that have run on it, as the program wrote them. */
  public Set<String> statements() {
    return locked(tx::statements);
  }

  @Override
  public <T> T write(Work<T> work) {
    return write(work, true);
  }

  @Override
  public <T> T writeUnsynced(Work<T> work) {
    return write(work, false);
  }

  private <T> T write(Work<T> work, boolean synced) {
    return locked(
        () -> {
          checkUsable();
          at(Point.BEFORE_WORK);
          T result = inSavepoint(work);
          unsynced++;
          if (synced && unsynced >= writesPerSync) {
            sync();
          }
          at(Point.AFTER_SYNC);
          return result;
        });
  }

  @Override
  public <T> T read(Work<T> work) {
    return locked(
        () -> {
          checkUsable();
          long before = changes();
          T result = inRolledBackSavepoint(work);
          if (changes() != before) {
            throw new StoreException(Reason.READ_ONLY, "a read tried to write", null);
          }
          return result;
        });
  }

  /** What it holds is gone unless {@link #crash} reopens it. */
  @Override
  public void close() {
    locked(() -> closed = true);
  }

  private void sync() {
    tx.execute("COMMIT");
    tx.execute("BEGIN");
    unsynced = 0;
  }

  private <T> T inSavepoint(Work<T> work) {
    tx.execute("SAVEPOINT one");
    boolean done = false;
    try {
      T result = within(work);
      at(Point.BEFORE_SYNC);
      done = true;
      return result;
    } finally {
      if (!done) {
        tx.execute("ROLLBACK TO one");
      }
      tx.execute("RELEASE one");
    }
  }

  private <T> T inRolledBackSavepoint(Work<T> work) {
    tx.execute("SAVEPOINT reading");
    try {
      return within(work);
    } finally {
      tx.execute("ROLLBACK TO reading");
      tx.execute("RELEASE reading");
    }
  }

  private <T> T within(Work<T> work) {
    return ScopedValue.where(working, true).call(() -> work.in(tx));
  }

  private void at(Point point) {
    if (crash.test(point)) {
      crashed = true;
      throw new Crash();
    }
    if (point != Point.AFTER_SYNC && failure.test(point)) {
      throw new StoreException(Reason.UNAVAILABLE, "the test asked for it at " + point, null);
    }
  }

  private void checkUsable() {
    if (working.isBound()) {
      throw new IllegalStateException("work inside a transaction may use only its Tx, not the database again");
    }
    if (crashed) {
      throw new Crash();
    }
    if (closed) {
      throw new StoreException(Reason.UNAVAILABLE, "the store is closed", null);
    }
  }

  private long changes() {
    return tx.number("SELECT total_changes()");
  }

  private static boolean never(Point point) {
    return false;
  }

  private static Predicate<Point> once(Point point) {
    AtomicBoolean due = new AtomicBoolean(true);
    return here -> here == point && due.getAndSet(false);
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
