package dev.varve.bench;

import static dev.varve.bench.TestingStore.message;
import static dev.varve.bench.TestingStore.observation;
import static dev.varve.bench.TestingStore.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.bench.Ledger.Entry;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.Tx;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

  private static final List<Entry> LEDGER = List.of(new Entry("tool:a", 1, "queued"));

  @TempDir private Path folder;

  @Test
  void an_acknowledged_id_that_one_answered_turn_confirmed_is_stored() {
    Verdict verdict =
        verdict(
            tx -> {
              turn(tx, 1, "answered");
              message(tx, 1, 1, "tool:a", "done", 1L);
              observation(tx, 1, 1, 1);
            });

    assertThat(verdict).isEqualTo(new Verdict(1, 1, 0, 0, 0, List.of()));
    assertThat(verdict.isClean()).isTrue();
  }

  @Test
  void an_acknowledged_id_without_a_row_is_lost() {
    assertThat(verdict(tx -> {}).lost()).isEqualTo(1);
  }

  @Test
  void an_acknowledged_id_that_nobody_settled_is_lost() {
    assertThat(verdict(tx -> message(tx, 1, 1, "tool:a", "pending", null)).lost()).isEqualTo(1);
  }

  @Test
  void an_acknowledged_id_under_another_key_is_lost() {
    Verdict verdict =
        verdict(
            tx -> {
              turn(tx, 1, "answered");
              message(tx, 1, 1, "tool:b", "done", 1L);
              observation(tx, 1, 1, 1);
            });

    assertThat(verdict.lost()).isEqualTo(1);
  }

  @Test
  void one_id_in_two_rows_is_doubled() {
    Verdict verdict =
        verdict(
            tx -> {
              message(tx, 1, 1, "tool:a", "skipped", null);
              message(tx, 2, 2, "tool:a", "skipped", null);
            });

    assertThat(verdict.duplicated()).isEqualTo(1);
  }

  @Test
  void a_message_derived_by_two_turns_is_doubled_and_an_orphan_of_the_first() {
    Verdict verdict =
        verdict(
            tx -> {
              turn(tx, 1, "abandoned");
              turn(tx, 2, "answered");
              message(tx, 1, 1, "tool:a", "done", 2L);
              observation(tx, 1, 1, 1);
              observation(tx, 2, 2, 1);
            });

    assertThat(verdict.duplicated()).isEqualTo(1);
    assertThat(verdict.orphans()).isEqualTo(1);
  }

  @Test
  void a_remembered_message_that_no_memory_names_is_an_orphan() {
    Verdict verdict =
        verdict(
            tx -> {
              turn(tx, 1, "answered");
              message(tx, 1, 1, "tool:a", "done", 1L);
            });

    assertThat(verdict.orphans()).isEqualTo(1);
  }

  private Verdict verdict(Consumer<Tx> rows) {
    try (SqliteDatabase database = TestingStore.open(folder)) {
      database.write(
          tx -> {
            rows.accept(tx);
            return true;
          });
      return database.read(tx -> Verification.of(LEDGER, tx));
    }
  }
}
