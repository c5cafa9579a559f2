package dev.varve.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.store.Database;
import dev.varve.store.SqliteDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashingDatabaseTest {

  /** Stands for the end of the process: whatever it interrupts does not go on. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir private Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    database = TestingStore.open(folder);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void insert_commit_leaves_nothing_of_the_message() {
    Database crashing = crashing(CrashWindow.INSERT_COMMIT, 1);
    accept(crashing, 1);

    assertThatThrownBy(() -> accept(crashing, 2)).isInstanceOf(Crash.class);
    assertThat(messages()).isEqualTo(1);
  }

  @Test
  void commit_answer_leaves_the_message_on_disk() {
    Database crashing = crashing(CrashWindow.COMMIT_ANSWER, 1);
    accept(crashing, 1);

    assertThatThrownBy(() -> accept(crashing, 2)).isInstanceOf(Crash.class);
    assertThat(messages()).isEqualTo(2);
  }

  @Test
  void answer_confirm_leaves_nothing_of_the_turns_end() {
    Database crashing = crashing(CrashWindow.ANSWER_CONFIRM, 1);
    accept(crashing, 1);

    assertThatThrownBy(() -> confirm(crashing, 1)).isInstanceOf(Crash.class);
    assertThat(answered()).isZero();
  }

  @Test
  void confirm_done_leaves_the_turn_answered() {
    Database crashing = crashing(CrashWindow.CONFIRM_DONE, 1);
    accept(crashing, 1);

    assertThatThrownBy(() -> confirm(crashing, 1)).isInstanceOf(Crash.class);
    assertThat(answered()).isEqualTo(1);
  }

  @Test
  void nothing_happens_before_enough_was_accepted() {
    Database crashing = crashing(CrashWindow.CONFIRM_DONE, 2);
    accept(crashing, 1);
    confirm(crashing, 1);

    assertThat(answered()).isEqualTo(1);
  }

  @Test
  void without_its_variable_the_database_stays_as_it_is() {
    assertThat(CrashPoints.wrap(database, Map.of())).isSameAs(database);
    assertThat(CrashPoints.wrap(database, Map.of("VARVE_CRASH_AT", "insert|commit:5"))).isNotSameAs(database);
  }

  private Database crashing(CrashWindow window, int accepted) {
    return new CrashingDatabase(
        database,
        window,
        accepted,
        () -> {
          throw new Crash();
        });
  }

  private static void accept(Database crashing, long id) {
    crashing.write(
        tx -> {
          TestingStore.message(tx, id, 1, "tool:" + id, "pending", null);
          return true;
        });
  }

  private static void confirm(Database crashing, long turn) {
    crashing.write(
        tx -> {
          TestingStore.turn(tx, turn, "answered");
          return true;
        });
  }

  private long messages() {
    return database.read(tx -> tx.number("SELECT count(*) FROM messages"));
  }

  private long answered() {
    return database.read(tx -> tx.number("SELECT count(*) FROM turns"));
  }
}
