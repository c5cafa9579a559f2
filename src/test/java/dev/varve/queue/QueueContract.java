package dev.varve.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.redact.Redacted;
import dev.varve.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue promises on every database. */
abstract class QueueContract {

  private TestingQueue queue;
  private SessionId session;

  abstract Database open();

  @BeforeEach
  void begin() {
    queue = new TestingQueue(open());
    session = queue.session("one");
  }

  @AfterEach
  void everything_is_conserved() {
    assertThat(queue.audit().exceptions()).isEmpty();
    queue.database().close();
  }

  @Test
  void the_same_key_in_a_session_is_the_same_message_and_in_another_it_is_not() {
    MessageId first = queue.toolUse(session, "a");

    assertThat(queue.accept(session, queue.message(MessageKind.TOOL_USE, "a", 1)))
        .isEqualTo(new Acceptance.Duplicate(first));
    assertThat(queue.toolUse(queue.session("two"), "a")).isNotEqualTo(first);
    assertThat(queue.audit().accepted()).isEqualTo(2);
  }

  @Test
  void a_hundred_reports_of_one_event_at_once_are_one_message() throws Exception {
    List<Future<MessageId>> reports = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        reports.add(clients.submit(() -> queue.toolUse(session, "a")));
      }
    }

    MessageId id = reports.getFirst().get();
    for (Future<MessageId> report : reports) {
      assertThat(report.get()).isEqualTo(id);
    }
    assertThat(queue.audit().accepted()).isEqualTo(1);
    assertThat(queue.number("SELECT count(*) FROM changes")).isEqualTo(1);
  }

  @Test
  void a_richer_copy_replaces_the_payload_and_a_poorer_one_does_not() {
    queue.accept(session, queue.message(MessageKind.TOOL_USE, "a", 2));
    queue.accept(session, queue.message(MessageKind.TOOL_USE, "a", 3));
    queue.accept(session, queue.message(MessageKind.TOOL_USE, "a", 1));

    assertThat(claim().messages().getFirst().payload().orElseThrow()).contains("a3");
  }

  @Test
  void a_richer_copy_that_comes_while_its_message_is_shown_changes_nothing() {
    queue.accept(session, queue.message(MessageKind.TOOL_USE, "a", 1));
    Batch batch = claim();
    assertThat(queue.accept(session, queue.message(MessageKind.TOOL_USE, "a", 9)))
        .isInstanceOf(Acceptance.Duplicate.class);

    queue.confirm(batch);
    assertThat(queue.number("SELECT richness FROM messages")).isEqualTo(1);
  }

  @Test
  void a_long_payload_comes_back_as_it_was() {
    NewMessage message = queue.message(MessageKind.TOOL_USE, "äöü 😀 ".repeat(5_000), 1);
    queue.accept(session, message);

    assertThat(claim().messages().getFirst().payload()).isEqualTo(PackedPayload.text(message.payload().stored()));
    assertThat(queue.number("SELECT payload_bytes FROM messages")).isGreaterThan(50_000);
    assertThat(queue.number("SELECT length(payload) FROM payloads")).isLessThan(5_000);
  }

  @Test
  void a_refused_message_stays_on_record_and_cannot_come_back() {
    Acceptance refused = queue.skip(session, "a", SkipReason.PRIVATE);
    MessageId id = TestingQueue.id(refused);

    assertThat(refused).isEqualTo(new Acceptance.Skipped(id, SkipReason.PRIVATE));
    assertThat(queue.state(id)).isEqualTo("skipped(private)");
    assertThat(queue.number("SELECT count(*) FROM payloads")).isZero();
    assertThat(queue.accept(session, queue.message(MessageKind.TOOL_USE, "a", 9)))
        .isEqualTo(new Acceptance.Duplicate(id));
    assertThat(queue.skip(session, "a", SkipReason.PRIVATE)).isEqualTo(new Acceptance.Duplicate(id));
    assertThat(queue.claim(session, queue.takeOver(session))).isEmpty();
  }

  @Test
  void messages_are_claimed_in_accept_order_with_what_they_froze() {
    List<MessageId> ids = toolUses(5);
    long term = queue.takeOver(session);

    Batch first = queue.claim(session, term, 3).orElseThrow();
    Batch second = queue.claim(session, term, 3).orElseThrow();
    assertThat(ids(first)).isEqualTo(ids.subList(0, 3));
    assertThat(ids(second)).isEqualTo(ids.subList(3, 5));
    assertThat(first.messages().getFirst().snapshot()).isEqualTo(TestingQueue.snapshot(session));
    assertThat(queue.claim(session, term)).isEmpty();
  }

  @Test
  void a_request_for_a_summary_is_a_turn_of_its_own() {
    MessageId before = queue.toolUse(session, "a");
    MessageId summary = queue.summarize(session, "s");
    MessageId after = queue.toolUse(session, "b");
    long term = queue.takeOver(session);

    assertThat(ids(queue.claim(session, term).orElseThrow())).containsExactly(before);
    assertThat(ids(queue.claim(session, term).orElseThrow())).containsExactly(summary);
    assertThat(ids(queue.claim(session, term).orElseThrow())).containsExactly(after);
  }

  @Test
  void lineage_decides_what_counts_as_remembered() {
    List<MessageId> ids = toolUses(2);
    queue.confirm(claim(), List.of(ids.getFirst()));
    MessageId asked = queue.summarize(session, "s");
    queue.confirm(claim(), List.of(asked));

    assertThat(queue.state(ids.getFirst())).isEqualTo("done(remembered)");
    assertThat(queue.state(ids.getLast())).isEqualTo("done(not_remembered)");
    assertThat(queue.state(asked)).isEqualTo("done(remembered)");
  }

  @Test
  void late_worker_cannot_confirm_a_reclaimed_message() {
    MessageId id = queue.toolUse(session, "a");
    long late = queue.takeOver(session);
    Batch old = queue.claim(session, late).orElseThrow();
    long term = queue.takeOver(session);
    Batch reclaimed = queue.claim(session, term).orElseThrow();

    assertThat(queue.holds(session, late)).isFalse();
    assertThat(queue.claim(session, late)).isEmpty();
    assertThatThrownBy(() -> queue.confirm(old, List.of(id))).isInstanceOf(IllegalStateException.class);
    assertThat(queue.fail(old, Blame.COUNTED)).isZero();
    assertThat(queue.state(id)).isEqualTo("processing");

    queue.confirm(reclaimed, List.of(id));
    assertThat(queue.state(id)).isEqualTo("done(remembered)");
    assertThatThrownBy(() -> queue.confirm(old, List.of(id))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_take_over_costs_no_attempt() {
    MessageId id = queue.toolUse(session, "a");
    for (int i = 0; i < 20; i++) {
      claim();
    }

    assertThat(queue.number("SELECT attempts FROM messages")).isZero();
    assertThat(ids(claim())).containsExactly(id);
  }

  @Test
  void a_batch_that_is_not_what_was_shown_confirms_nothing() {
    List<MessageId> ids = toolUses(3);
    Batch batch = claim();
    MessageId later = queue.toolUse(session, "later");
    Message foreign = new Message(
        later,
        MessageKind.TOOL_USE,
        TestingQueue.snapshot(session),
        null,
        null,
        null,
        PackedPayload.of(Redacted.emptyObject()).stored(),
        queue.now(),
        false);
    List<Message> shown = batch.messages();

    for (List<Message> wrong :
        List.of(shown.subList(0, 2), List.of(shown.get(0), shown.get(1), foreign), plus(shown, foreign))) {
      Batch forged = new Batch(session, batch.turn(), batch.term(), wrong);
      assertThatThrownBy(() -> queue.confirm(forged)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(ids).allSatisfy(id -> assertThat(queue.state(id)).isEqualTo("processing"));
    queue.confirm(batch);
    assertThatThrownBy(() -> queue.confirm(batch)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void three_failures_in_company_then_alone_and_the_others_are_not_held_up() {
    List<MessageId> ids = toolUses(3);
    for (int attempt = 0; attempt < 3; attempt++) {
      Batch batch = claim();
      assertThat(ids(batch)).isEqualTo(ids);
      queue.fail(batch, Blame.COUNTED);
    }

    Batch alone = claim();
    assertThat(ids(alone)).containsExactly(ids.getFirst());
    queue.confirm(alone);
    assertThat(ids(claim())).containsExactly(ids.get(1));
  }

  @Test
  void a_message_dies_after_three_failures_alone_once_the_observer_answered_another() {
    MessageId poison = queue.toolUse(session, "poison");
    assertThat(failures(6)).isZero();
    answerElsewhere();

    assertThat(failures(1)).isEqualTo(1);
    assertThat(queue.state(poison)).isEqualTo("dead");
    assertThat(queue.dead()).hasSize(1).first().satisfies(letter -> {
      assertThat(letter.id()).isEqualTo(poison);
      assertThat(letter.attempts()).isEqualTo(7);
      assertThat(letter.error()).isEqualTo("it failed");
      assertThat(letter.replayable()).isTrue();
    });
  }

  @Test
  void while_the_observer_answers_nobody_no_message_dies() {
    answerElsewhere();
    queue.tick();
    MessageId id = queue.toolUse(session, "a");

    assertThat(failures(30)).isZero();
    assertThat(queue.state(id)).isEqualTo("pending");
  }

  @Test
  void a_failure_that_is_not_its_fault_costs_a_message_nothing() {
    MessageId id = queue.toolUse(session, "a");
    for (int i = 0; i < 30; i++) {
      queue.fail(claim(), Blame.NONE);
      answerElsewhere();
    }

    assertThat(queue.state(id)).isEqualTo("pending");
    assertThat(queue.number("SELECT attempts FROM messages WHERE id = " + id)).isZero();
  }

  @Test
  void a_dead_message_can_be_replayed_with_all_its_attempts() {
    MessageId poison = died("poison");

    assertThat(queue.retry(poison, poison, new MessageId(404))).containsExactly(session);
    assertThat(queue.state(poison)).isEqualTo("pending");
    assertThat(failures(5)).isZero();
    Batch batch = claim();
    queue.confirm(batch, List.of(poison));
    assertThat(queue.state(poison)).isEqualTo("done(remembered)");
  }

  @Test
  void a_dropped_message_keeps_protecting_its_identity() {
    MessageId poison = died("poison");

    assertThat(queue.drop(poison, poison)).isEqualTo(1);
    assertThat(queue.state(poison)).isEqualTo("dropped");
    assertThat(queue.toolUse(session, "poison")).isEqualTo(poison);
    assertThat(queue.retry(poison)).isEmpty();
    assertThat(queue.dead()).isEmpty();
  }

  @Test
  void a_dead_message_without_its_payload_says_so_and_stays_dead() {
    MessageId poison = died("poison");
    queue.take(poison);

    assertThat(queue.dead().getFirst().replayable()).isFalse();
    assertThat(queue.retry(poison)).isEmpty();
    assertThat(queue.state(poison)).isEqualTo("dead");
  }

  @Test
  void a_message_that_cannot_be_read_dies_and_the_others_of_its_batch_wait_again() {
    List<MessageId> ids = toolUses(4);
    queue.tamper("DELETE FROM payloads WHERE message_id = " + ids.get(0));
    queue.tamper("UPDATE payloads SET payload = x'01ffff' WHERE message_id = " + ids.get(2));

    queue.buryUnreadable(claim());
    assertThat(ids(claim())).containsExactly(ids.get(1), ids.get(3));
    assertThat(queue.number("SELECT sum(attempts) FROM messages")).isZero();
    assertThat(queue.dead()).extracting(DeadLetters.DeadLetter::id).containsExactly(ids.get(0), ids.get(2));
    assertThat(queue.dead()).allSatisfy(letter -> assertThat(letter.error()).contains("payload"));
  }

  @Test
  void who_lost_the_session_buries_nothing() {
    toolUses(1);
    Batch old = claim();
    Batch young = claim();

    queue.buryUnreadable(old, ids(old));
    assertThat(ids(young)).allSatisfy(id -> assertThat(queue.state(id)).isEqualTo("processing"));
  }

  @Test
  void the_backlog_knows_what_waits_and_who_waits_longest() {
    SessionId other = queue.session("two");
    queue.toolUse(other, "a");
    queue.tick();
    queue.toolUse(session, "b");
    queue.tick();
    queue.summarize(session, "s");
    queue.confirm(queue.claim(other, queue.takeOver(other)).orElseThrow());

    Backlog backlog = queue.database().read(tx -> Backlog.of(tx, session));
    assertThat(backlog.messages()).isEqualTo(2);
    assertThat(backlog.summarize()).isTrue();
    assertThat(backlog.oldestAt()).isEqualTo(queue.now().minusSeconds(1));
    assertThat(backlog.newestAt()).isEqualTo(queue.now());
    assertThat(queue.database().<Backlog>read(tx -> Backlog.of(tx, other)).isEmpty()).isTrue();
    queue.toolUse(other, "c");
    assertThat(queue.database().<List<SessionId>>read(Backlog::sessions)).containsExactly(session, other);
  }

  @Test
  void changes_are_read_in_order_from_where_a_follower_was() {
    toolUses(3);
    queue.skip(session, "x", SkipReason.PRIVATE);

    List<Changes.Change> all = queue.database().read(tx -> Changes.after(tx, 0, 10));
    assertThat(all).extracting(Changes.Change::kind).containsExactly("tool_use", "tool_use", "tool_use");
    List<Changes.Change> rest = queue.database().read(tx -> Changes.after(tx, all.getFirst().id(), 1));
    assertThat(rest).containsExactly(all.get(1));
    assertThat(queue.database().<Long>read(Changes::newest)).isEqualTo(all.getLast().id());
    assertThat(queue.database().<Long>read(Changes::oldest)).isEqualTo(all.getFirst().id());
  }

  private Batch claim() {
    return queue.claim(session, queue.takeOver(session)).orElseThrow();
  }

  private List<MessageId> toolUses(int count) {
    List<MessageId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(queue.toolUse(session, "use " + i));
    }
    return ids;
  }

  private int failures(int count) {
    int died = 0;
    for (int i = 0; i < count; i++) {
      died += queue.fail(claim(), Blame.COUNTED);
    }
    return died;
  }

  private void answerElsewhere() {
    SessionId other = queue.session("other");
    queue.toolUse(other, "use " + queue.number("SELECT count(*) FROM messages"));
    queue.tick();
    Optional<Batch> batch = queue.claim(other, queue.takeOver(other));
    queue.confirm(batch.orElseThrow());
  }

  private MessageId died(String key) {
    MessageId id = queue.toolUse(session, key);
    failures(6);
    answerElsewhere();
    failures(1);
    assertThat(queue.state(id)).isEqualTo("dead");
    return id;
  }

  private static List<Message> plus(List<Message> messages, Message one) {
    List<Message> more = new ArrayList<>(messages);
    more.add(one);
    return more;
  }

  private static List<MessageId> ids(Batch batch) {
    List<MessageId> ids = batch.messages().stream().map(Message::id).toList();
    assertThat(Set.copyOf(ids)).hasSameSizeAs(ids);
    return ids;
  }
}
