package dev.varve.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.queue.Changes;
import dev.varve.queue.MessageId;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final Instant NOW = TestingMemory.NOW;
  private static final Duration DAYS = Duration.ofDays(30);
  private static final Instant OLD = NOW.minus(DAYS).minusMillis(1);

  private final TestingMemory memory = new TestingMemory();
  private SessionId session;

  @BeforeEach
  void begin() {
    session = memory.session(memory.project("git:x", "x"), "one");
  }

  @Test
  void settled_messages_lose_their_payload_after_their_time_and_never_their_row() {
    MessageId done = memory.message(session, "done", OLD, 10);
    MessageId dead = memory.message(session, "dead", OLD, 10);
    MessageId young = memory.message(session, "done", NOW.minus(DAYS), 10);
    MessageId pending = memory.message(session, "pending", NOW, 10);

    assertThat(sweep(1_000_000)).isEqualTo(2);
    assertThat(hasPayload(done)).isFalse();
    assertThat(hasPayload(dead)).isFalse();
    assertThat(hasPayload(young)).isTrue();
    assertThat(hasPayload(pending)).isTrue();
    assertThat(memory.number("SELECT count(*) FROM messages")).isEqualTo(4);
    assertThat(sweep(1_000_000)).isZero();
  }

  @Test
  void beyond_the_size_the_oldest_go_first_the_dead_last_and_what_waits_never() {
    MessageId pending = memory.message(session, "pending", NOW, 1_000);
    MessageId dead = memory.message(session, "dead", NOW.minusSeconds(9), 100);
    MessageId older = memory.message(session, "done", NOW.minusSeconds(8), 100);
    MessageId newer = memory.message(session, "done", NOW.minusSeconds(7), 100);

    assertThat(sweep(250)).isEqualTo(1);
    assertThat(hasPayload(older)).isFalse();
    assertThat(hasPayload(newer)).isTrue();
    assertThat(sweep(100)).isEqualTo(1);
    assertThat(hasPayload(newer)).isFalse();
    assertThat(hasPayload(dead)).isTrue();
    assertThat(sweep(0)).isEqualTo(1);
    assertThat(hasPayload(dead)).isFalse();
    assertThat(hasPayload(pending)).isTrue();
  }

  @Test
  void many_rows_go_in_slices_until_nothing_is_left() {
    for (int i = 0; i < 95; i++) {
      memory.message(session, "done", i < 50 ? OLD : NOW, 10);
    }

    assertThat(sweep(105)).isEqualTo(85);
    assertThat(memory.number("SELECT count(*) FROM payloads")).isEqualTo(10);
  }

  @Test
  void project_may_want_its_payloads_to_go_earlier_and_never_later() {
    MessageId earlier = memory.message(session, "done", NOW.minus(Duration.ofDays(7)).minusMillis(1), 10);
    MessageId young = memory.message(session, "done", NOW.minus(Duration.ofDays(7)), 10);
    MessageId pending = memory.message(session, "pending", NOW, 10);
    wish(1, "7d");
    ProjectId other = memory.project("git:y", "y");
    MessageId others = move(memory.message(session, "done", NOW.minus(Duration.ofDays(29)), 10), other);
    MessageId later = move(memory.message(session, "done", OLD, 10), other);
    wish(other.value(), "90d");

    assertThat(sweep(1_000_000)).isEqualTo(2);
    assertThat(hasPayload(earlier)).isFalse();
    assertThat(hasPayload(young)).isTrue();
    assertThat(hasPayload(pending)).isTrue();
    assertThat(hasPayload(others)).isTrue();
    assertThat(hasPayload(later)).isFalse();
  }

  @Test
  void wish_in_hours_counts_and_one_that_is_none_does_not() {
    MessageId message = memory.message(session, "done", NOW.minus(Duration.ofHours(12)).minusMillis(1), 10);
    for (String none : new String[] {"", "0d", "12", "1y", "-1h", "99999h", "12h; DROP"}) {
      wish(1, none);
      assertThat(sweep(1_000_000)).as(none).isZero();
    }
    wish(1, "12h");
    assertThat(sweep(1_000_000)).isEqualTo(1);
    assertThat(hasPayload(message)).isFalse();
  }

  private void wish(long project, String retention) {
    memory.database.write(tx -> tx.update("UPDATE projects SET retention = ? WHERE id = ?", retention, project));
  }

  private MessageId move(MessageId message, ProjectId project) {
    memory.database.write(
        tx -> tx.update("UPDATE messages SET project_id = ? WHERE id = ?", project.value(), message.value()));
    return message;
  }

  @Test
  void old_changes_go_and_the_newest_stays() {
    memory.database.write(
        tx -> {
          for (int i = 0; i < 50; i++) {
            Changes.append(tx, "prompt", session, i, OLD);
          }
          return true;
        });
    long newest = memory.database.read(Changes::newest);

    assertThat(sweep(0)).isEqualTo(49);
    assertThat(memory.database.<Long>read(Changes::newest)).isEqualTo(newest);
    assertThat(memory.database.<Long>read(Changes::oldest)).isEqualTo(newest);
  }

  private long sweep(long bytesMax) {
    return new Retention(DAYS, bytesMax, DAYS).sweep(memory.database, InstantSource.fixed(NOW));
  }

  private boolean hasPayload(MessageId id) {
    return memory.number("SELECT count(*) FROM payloads WHERE message_id = " + id) == 1;
  }
}
