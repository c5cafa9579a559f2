package dev.varve.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.store.StoreException.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must keep, whatever it is made of. */
abstract class DatabaseContract {

  private static final String ADD =
      """
      INSERT INTO redactions (kind, found) VALUES (?, ?)
      ON CONFLICT (space_id, kind) DO UPDATE SET found = redactions.found + excluded.found RETURNING found""";

  private Database database;

  /** A new and empty one. */
  abstract Database open();

  /** What a machine that stops now finds when it starts again; the one that runs is not closed. */
  abstract Database afterCrash(Database running);

  @BeforeEach
  void begin() {
    database = open();
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Test
  void what_a_write_returned_survives_a_crash() {
    for (int i = 1; i <= 5; i++) {
      assertThat(add("a", 1)).isEqualTo(i);
    }

    try (Database restarted = afterCrash(database)) {
      assertThat(found(restarted, "a")).isEqualTo(5);
    }
  }

  @Test
  void an_unsynced_write_is_seen_at_once_and_survives_with_the_next_one_that_returns() {
    database.writeUnsynced(tx -> add(tx, "a", 1));
    assertThat(found("a")).isEqualTo(1);
    add("b", 1);

    try (Database restarted = afterCrash(database)) {
      assertThat(found(restarted, "a")).isEqualTo(1);
    }
  }

  @Test
  void an_unsynced_write_that_throws_is_undone() {
    IllegalStateException thrown = new IllegalStateException("on purpose");

    assertThatThrownBy(() -> database.writeUnsynced(tx -> addThenThrow(tx, "a", thrown))).isSameAs(thrown);
    assertThat(add("b", 1)).isEqualTo(1);
    assertThat(found("a")).isZero();
  }

  @Test
  void a_write_returns_what_its_work_returns() {
    List<String> result = List.of("a", "b");

    assertThat(database.<Object>write(tx -> result)).isSameAs(result);
  }

  @Test
  void work_that_throws_is_undone_and_its_exception_arrives_as_it_was() {
    IllegalStateException thrown = new IllegalStateException("on purpose");

    assertThatThrownBy(() -> database.write(tx -> addThenThrow(tx, "a", thrown))).isSameAs(thrown);
    assertThat(found("a")).isZero();
  }

  @Test
  void work_that_throws_an_error_is_undone_and_the_writer_lives() {
    AssertionError thrown = new AssertionError("on purpose");

    assertThatThrownBy(() -> database.write(tx -> addThenThrow(tx, "a", thrown))).isSameAs(thrown);
    assertThat(add("a", 2)).isEqualTo(2);
  }

  @Test
  void failed_work_leaves_the_work_of_others_alone() throws Exception {
    inParallel(300, i -> i % 3 == 0 ? failing(i) : add("good", 1));

    assertThat(found("good")).isEqualTo(200);
    assertThat(found("bad")).isZero();
  }

  @Test
  void many_writers_lose_nothing() throws Exception {
    inParallel(2_000, i -> add("kind " + i % 7, 1));

    long sum = database.read(tx -> tx.number("SELECT sum(found) FROM redactions"));
    assertThat(sum).isEqualTo(2_000);
  }

  @Test
  void a_read_never_sees_half_of_a_write() throws Exception {
    inParallel(
        400,
        i -> {
          if (i % 2 == 0) {
            database.write(tx -> add(tx, "left", 1) + add(tx, "right", 1));
          } else {
            List<Long> seen = database.read(tx -> List.of(found(tx, "left"), found(tx, "right")));
            assertThat(seen.getFirst()).isEqualTo(seen.getLast());
          }
          return 0L;
        });
  }

  @Test
  void a_read_sees_every_write_that_has_returned() {
    for (int i = 1; i <= 100; i++) {
      add("a", 1);
      assertThat(found("a")).isEqualTo(i);
    }
  }

  @Test
  void a_read_cannot_write() {
    assertThatThrownBy(() -> database.read(tx -> add(tx, "a", 1)))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.READ_ONLY));
    assertThat(found("a")).isZero();
  }

  @Test
  void a_read_that_throws_harms_no_later_one() {
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> database.read(tx -> tx.number("SELECT found FROM redactions")))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> database.read(tx -> tx.number("SELECT nothing FROM nowhere")))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUG));
    }
    assertThat(found("a")).isZero();
  }

  @Test
  void work_may_not_ask_the_database_again() {
    assertThatThrownBy(() -> database.write(tx -> add("a", 1))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> database.write(tx -> found("a"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> database.read(tx -> found("a"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> database.read(tx -> add("a", 1))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nothing_is_taken_after_close() {
    database.close();
    database.close();

    assertThatThrownBy(() -> add("a", 1))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
    assertThatThrownBy(() -> found("a"))
        .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
  }

  @Test
  void a_broken_rule_of_the_schema_is_our_bug_and_spoils_no_statement() {
    String insert = "INSERT INTO redactions (kind, found) VALUES (?, ?)";
    database.write(tx -> tx.update(insert, "a", 1));

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> database.write(tx -> tx.update(insert, "a", 1)))
          .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUG));
    }
    database.write(tx -> tx.update(insert, "b", 1));
    assertThat(found("a") + found("b")).isEqualTo(2);
  }

  @Test
  void work_may_catch_a_broken_rule_and_go_on() {
    String insert = "INSERT INTO redactions (kind, found) VALUES ('a', ?)";
    database.write(
        tx -> {
          tx.update(insert, 1);
          assertThatThrownBy(() -> tx.update(insert, 2)).isInstanceOf(StoreException.class);
          return add(tx, "a", 10);
        });

    assertThat(found("a")).isEqualTo(11);
  }

  @Test
  void a_missing_or_surplus_argument_is_refused() {
    add("a", 1);
    assertThatThrownBy(() -> database.write(tx -> tx.update(ADD, "a"))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> database.write(tx -> tx.update(ADD, "a", 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_same_sql_may_run_while_its_rows_are_mapped() {
    add("a", 1);
    add("b", 2);
    String sql = "SELECT found FROM redactions ORDER BY kind";

    List<Long> found = database.read(tx -> tx.list(sql, row -> row.number(1) * 10 + tx.number(sql)));
    assertThat(found).containsExactly(11L, 21L);
  }

  @Test
  void values_come_back_as_they_were_stored() {
    byte[] bytes = {0, 1, -1};
    List<Object> values =
        database.read(
            tx ->
                tx.first(
                        "SELECT ? AS text, ? AS bytes, ? AS yes, ? AS absent, ? AS at_ms",
                        row ->
                            List.<Object>of(
                                row.text("text"),
                                row.bytes("bytes"),
                                row.flag("yes"),
                                row.textOrNull("absent") == null && row.numberOrNull("absent") == null,
                                row.instant("at_ms")),
                        "ünï\n😀",
                        bytes,
                        true,
                        null,
                        Instant.EPOCH.plusMillis(7).toEpochMilli())
                    .orElseThrow());

    assertThat(values).containsExactly("ünï\n😀", bytes, true, true, Instant.EPOCH.plusMillis(7));
  }

  @Test
  void an_insert_says_the_id_of_its_row_and_nothing_when_there_is_none() {
    String change = "INSERT INTO changes (kind, session_id, subject_id, at_ms) VALUES ('a', ?, 1, 1)";
    String project = "INSERT INTO projects (identity, name, created_at_ms) VALUES (?, 'n', 1) ON CONFLICT DO NOTHING";
    List<Optional<Long>> ids =
        database.write(tx -> List.of(
            tx.insert(project, "one"), tx.insert(change, 1L), tx.insert(change, 1L), tx.insert(project, "one"),
            tx.insert(project, "two")));
    List<Long> stored = database.read(tx -> tx.list("SELECT id FROM projects ORDER BY id", row -> row.number(1)));

    assertThat(ids.get(3)).isEmpty();
    assertThat(List.of(ids.getFirst().orElseThrow(), ids.getLast().orElseThrow())).isEqualTo(stored);
    assertThat(ids.get(2)).hasValueSatisfying(id -> assertThat(id).isGreaterThan(ids.get(1).orElseThrow()));
  }

  @Test
  void ids_grow_and_do_not_come_back() {
    String insert = "INSERT INTO audit (at_ms, actor, action, counts) VALUES (1, 'a', 'a', '{}') RETURNING id";
    long first = database.write(tx -> tx.number(insert));
    long second = database.write(tx -> tx.number(insert));
    database.write(tx -> tx.update("DELETE FROM audit"));

    assertThat(second).isGreaterThan(first);
    assertThat(database.<Long>write(tx -> tx.number(insert))).isGreaterThan(second);
  }

  private long add(String kind, long found) {
    return database.write(tx -> add(tx, kind, found));
  }

  private static long add(Tx tx, String kind, long found) {
    return tx.number(ADD, kind, found);
  }

  private long found(String kind) {
    return found(database, kind);
  }

  private static long found(Database database, String kind) {
    return database.read(tx -> found(tx, kind));
  }

  private static long found(Tx tx, String kind) {
    return tx.number("SELECT coalesce(max(found), 0) FROM redactions WHERE kind = ?", kind);
  }

  private long failing(int number) {
    RuntimeException thrown = new IllegalStateException("write " + number);
    assertThatThrownBy(() -> database.write(tx -> addThenThrow(tx, "bad", thrown))).isSameAs(thrown);
    return 0;
  }

  private static long addThenThrow(Tx tx, String kind, Throwable thrown) {
    add(tx, kind, 1);
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  /** One call, told its number. */
  private interface Call {
    long of(int number);
  }

  private static void inParallel(int times, Call call) throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> calls = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        calls.add(threads.submit(() -> call.of(number)));
      }
      for (Future<Long> done : calls) {
        done.get();
      }
    }
  }
}
