package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.store.TestingDatabase.Crash;
import dev.varve.store.TestingDatabase.Point;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TestingDatabaseTest extends DatabaseContract {

  private static final String INSERT = "INSERT INTO changes (kind, session_id, subject_id, at_ms) VALUES ('a', 1, ?, 1)";

  @Override
  Database open() {
    return TestingDatabase.open();
  }

  @Override
  Database afterCrash(Database running) {
    return ((TestingDatabase) running).crash();
  }

  @Test
  void a_crash_before_the_sync_leaves_nothing_of_the_write() {
    TestingDatabase database = TestingDatabase.open();
    database.write(tx -> tx.update(INSERT, 1));
    database.crashNext(Point.BEFORE_SYNC);

    assertThatThrownBy(() -> database.write(tx -> tx.update(INSERT, 2))).isInstanceOf(Crash.class);
    assertThatThrownBy(() -> rows(database)).isInstanceOf(Crash.class);
    assertThat(rows(database.crash())).isEqualTo(1);
  }

  @Test
  void a_crash_after_the_sync_leaves_the_write_though_its_caller_never_hears() {
    TestingDatabase database = TestingDatabase.open();
    database.crashNext(Point.AFTER_SYNC);

    assertThatThrownBy(() -> database.write(tx -> tx.update(INSERT, 1))).isInstanceOf(Crash.class);
    assertThat(rows(database.crash())).isEqualTo(1);
  }

  @Test
  void a_crash_leaves_nothing_of_an_unsynced_write_unless_another_one_was_synced_since() {
    TestingDatabase database = TestingDatabase.open();
    database.writeUnsynced(tx -> tx.update(INSERT, 1));
    database.write(tx -> tx.update(INSERT, 2));
    database.writeUnsynced(tx -> tx.update(INSERT, 3));

    assertThat(rows(database)).isEqualTo(3);
    assertThat(rows(database.crash())).isEqualTo(2);
  }

  @Test
  void a_failed_write_is_undone_and_the_next_one_is_not() {
    TestingDatabase database = TestingDatabase.open();
    database.failNext(Point.BEFORE_SYNC);

    assertThatThrownBy(() -> database.write(tx -> tx.update(INSERT, 1))).isInstanceOf(StoreException.class);
    database.write(tx -> tx.update(INSERT, 2));
    assertThat(rows(database.crash())).isEqualTo(1);
  }

  @Test
  void whatever_the_seed_a_crash_keeps_what_was_acknowledged() {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(lostAtCrash(TestingDatabase.open(), new Random(seed))).as("seed %d", seed).isZero();
    }
  }

  @Test
  void a_store_that_acknowledges_before_it_syncs_is_found_out() {
    long lost = 0;
    for (long seed = 0; seed < 50; seed++) {
      lost += lostAtCrash(TestingDatabase.acknowledgingBeforeSync(3), new Random(seed));
    }
    assertThat(lost).isPositive();
  }

  /** Writes until a crash at a random point; returns how many acknowledged writes are gone after it. */
  private static long lostAtCrash(TestingDatabase database, Random random) {
    database.crashWhen(point -> random.nextInt(40) == 0);
    long acknowledged = 0;
    try {
      while (true) {
        database.write(tx -> tx.update(INSERT, 1));
        acknowledged++;
      }
    } catch (Crash stopped) {
      return Math.max(0, acknowledged - rows(database.crash()));
    }
  }

  private static long rows(Database database) {
    return database.read(tx -> tx.number("SELECT count(*) FROM changes"));
  }
}
