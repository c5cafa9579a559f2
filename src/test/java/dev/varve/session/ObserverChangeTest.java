package dev.varve.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Outcome;
import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Claims;
import dev.varve.queue.SessionId;
import dev.varve.redact.Redacted;
import dev.varve.store.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From one observer to another and back, by a changed setting or by a failure: the real engine with a clock of its own. */
final class ObserverChangeTest {

  private static final SessionKey KEY = new SessionKey("api", "s");
  private static final Place PLACE = new Place("path:/work", "work", "/work", null, null);

  @AutoClose private final MemoryDatabase database = MemoryDatabase.open();
  private final TestingScheduler scheduler = new TestingScheduler();
  private final Claims claims = new Claims(AttemptLimits.defaults());
  private final TestingObserver paid = new TestingObserver("paid");
  private final TestingObserver rules = new TestingObserver("rules");
  private final EngineEvents events = new EngineEvents();
  private final SessionManager sessions =
      new SessionManager(
          database,
          claims,
          List.of(paid, rules),
          scheduler.engine(events));
  private int uses;

  @BeforeEach
  void start() {
    sessions.start();
    paid.remembers = "by the paid one";
    rules.remembers = "by the rules";
  }

  private void toolUse() {
    ToolUseReport report =
        new ToolUseReport(
            "u" + ++uses, null, "Read", Outcome.SUCCEEDED, 1, Redacted.emptyObject(), null, null, scheduler.instant());
    sessions.queueToolUse(KEY, PLACE, report);
    scheduler.advance(Duration.ofSeconds(5));
  }

  private List<String> remembered() {
    return database.read(tx -> tx.list("SELECT title FROM observations ORDER BY id", row -> row.text(1)));
  }

  static List<ObserverFailure> whatOnlyTheUserEnds() {
    return List.of(
        new ObserverFailure.NotInstalled("no executable file", "install it"),
        new ObserverFailure.Misconfigured("too old", "update it"),
        new ObserverFailure.Unauthorized("not logged in", "log in"));
  }

  @ParameterizedTest
  @MethodSource("whatOnlyTheUserEnds")
  void what_only_the_user_can_end_is_worked_off_by_the_rules_at_once(ObserverFailure failure) {
    paid.failure = failure;
    toolUse();
    assertThat(remembered()).containsExactly("by the rules");
    ProviderStatus closed = sessions.observers().getFirst();
    assertThat(closed.open()).isFalse();
    assertThat(closed.trouble())
        .isEqualTo(
            new ProviderTrouble(failure.evidence(), failure.remedy(), scheduler.instant().minusSeconds(5), null, 1));
    assertThat(sessions.observers().getLast().used()).isTrue();
  }

  @Test
  void the_probe_that_passes_brings_the_observer_back_and_tells_it_what_the_rules_stored() {
    paid.failure = new ObserverFailure.NotInstalled("no executable file", "install it");
    toolUse();
    paid.failure = null;
    toolUse();
    assertThat(remembered()).containsOnly("by the rules");
    scheduler.advance(ProviderGate.PROBE_EVERY);
    toolUse();
    assertThat(remembered()).endsWith("by the paid one");
    assertThat(paid.recaps.getLast()).contains("by the rules");
    assertThat(sessions.observers().getFirst().used()).isTrue();
  }

  @Test
  void a_changed_setting_brings_it_back_at_once() {
    paid.failure = new ObserverFailure.Misconfigured("too old", "set another path");
    toolUse();
    TestingObserver repaired = new TestingObserver("paid");
    repaired.remembers = "by the repaired one";
    sessions.observe(List.of(repaired, rules));
    toolUse();
    assertThat(remembered()).containsExactly("by the rules", "by the repaired one");
    assertThat(repaired.recaps).singleElement().asString().contains("by the rules");
    assertThat(sessions.observers().getFirst().trouble()).isNull();
  }

  @Test
  void an_observer_that_needs_no_recap_is_told_none() {
    toolUse();
    TestingObserver next = new TestingObserver("next");
    next.needsRecap = false;
    sessions.observe(List.of(next, rules));
    toolUse();
    assertThat(next.recaps).containsExactly("");
  }

  @Test
  void a_session_that_rests_says_why_and_until_when_and_a_changed_setting_wakes_it() {
    paid.failure = new ObserverFailure.Died("paid was killed by signal 9");
    toolUse();
    Instant failed = scheduler.instant();
    assertThat(sessions.status().resting())
        .singleElement()
        .satisfies(resting -> {
          assertThat(resting.reason()).isEqualTo("paid was killed by signal 9");
          assertThat(resting.until()).isAfter(failed);
        });
    TestingObserver repaired = new TestingObserver("paid");
    repaired.remembers = "by the repaired one";
    sessions.observe(List.of(repaired, rules));
    scheduler.settle();
    assertThat(scheduler.instant()).isEqualTo(failed);
    assertThat(remembered()).containsExactly("by the repaired one");
    assertThat(sessions.status().resting()).isEmpty();
  }

  @Test
  void a_turn_under_way_is_left_alone_and_the_next_one_is_a_fresh_run_of_the_new_observer() {
    TestingObserver next = new TestingObserver("next");
    next.remembers = "by the next one";
    paid.meanwhile = () -> sessions.observe(List.of(next, rules));
    toolUse();
    assertThat(remembered()).containsExactly("by the paid one");
    assertThat(paid.live).hasValue(0);
    toolUse();
    assertThat(remembered()).containsExactly("by the paid one", "by the next one");
    assertThat(next.recaps).singleElement().asString().contains("by the paid one");
  }

  @Test
  void what_a_turn_of_a_replaced_observer_ends_with_closes_no_gate_of_the_new_one() {
    TestingObserver next = new TestingObserver("paid");
    next.remembers = "by the next one";
    paid.failure = new ObserverFailure.Unauthorized("not logged in", "log in");
    paid.meanwhile = () -> sessions.observe(List.of(next, rules));
    toolUse();
    assertThat(remembered()).containsExactly("by the next one");
    assertThat(sessions.observers().getFirst().open()).isTrue();
  }

  @Test
  void an_observer_that_only_fails_rests_after_a_while_and_the_rules_take_what_it_could_not() {
    paid.failure = new ObserverFailure.Died("paid ended with 1: no such option");
    toolUse();
    assertThat(remembered()).isEmpty();
    assertThat(sessions.observers().getFirst().trouble())
        .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo("paid ended with 1: no such option"));
    scheduler.advance(Duration.ofMinutes(16));
    assertThat(remembered()).containsOnly("by the rules");
    assertThat(sessions.observers().getFirst().trouble())
        .satisfies(trouble -> assertThat(trouble.remedy()).contains("by hand"));
    long dead = database.read(tx -> tx.number("SELECT count(*) FROM messages WHERE state = 'dead'"));
    assertThat(dead).isZero();
  }

  @Test
  void a_run_that_was_taken_over_meanwhile_does_not_overwrite_what_is_known_of_the_sessions_troubles() {
    SessionId session = sessions.initialize(KEY, PLACE, false);
    paid.failure = new ObserverFailure.Died("paid ended with 1");
    paid.meanwhile = () -> takeOver(session);
    toolUse();
    assertThat(guard(session)).isEqualTo("of a later run");
  }

  @Test
  void whatever_is_left_of_a_sessions_processes_is_reaped_before_it_leaves_memory() {
    SessionId session = sessions.initialize(KEY, PLACE, false);
    List<Long> reapedBefore = new ArrayList<>();
    events.subscribe(
        event -> {
          if (event instanceof EngineEvent.SessionUnloaded) {
            reapedBefore.addAll(paid.reaped);
          }
        });
    toolUse();
    assertThat(reapedBefore).isEmpty();
    sessions.unloadNow(session);
    scheduler.settle();
    assertThat(reapedBefore).containsExactly(session.value());
    assertThat(sessions.find(session)).isEmpty();
  }

  private void takeOver(SessionId session) {
    database.write(
        tx -> {
          claims.takeOver(tx, session, scheduler.instant());
          return tx.update("UPDATE sessions SET restart_guard = 'of a later run' WHERE id = ?", session.value());
        });
  }

  private String guard(SessionId session) {
    return database.read(
        tx -> tx.first("SELECT restart_guard FROM sessions WHERE id = ?", row -> row.text(1), session.value()).orElse(""));
  }
}
