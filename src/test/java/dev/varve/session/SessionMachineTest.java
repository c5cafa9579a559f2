package dev.varve.session;

import static dev.varve.session.TestingSituations.NOW;
import static dev.varve.session.TestingSituations.OLD_RUN;
import static dev.varve.session.TestingSituations.RUN;
import static dev.varve.session.TestingSituations.answered;
import static dev.varve.session.TestingSituations.failed;
import static dev.varve.session.TestingSituations.in;
import static dev.varve.session.TestingSituations.seconds;
import static dev.varve.session.TestingSituations.toolUses;
import static dev.varve.session.TestingSituations.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.observer.GatherPolicy;
import dev.varve.observer.ObserverFailure;
import dev.varve.queue.Backlog;
import dev.varve.queue.Blame;
import dev.varve.queue.MessageKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SessionMachineTest {

  private static final SessionTimes TIMES = SessionTimes.defaults();
  private static final SessionState DORMANT = new SessionState.Dormant();
  private static final SessionState.WaitingForSlot WAITING = new SessionState.WaitingForSlot(RUN, NOW);
  private static final SessionState.Starting STARTING = new SessionState.Starting(RUN, seconds(60));
  private static final SessionState.Observing OBSERVING = new SessionState.Observing(RUN, seconds(600));
  private static final SessionState.Idle IDLE = new SessionState.Idle(RUN, NOW);
  private static final SessionState.Stopping STOPPING =
      new SessionState.Stopping(RUN, new RunEnd.Idle(), seconds(30));
  private static final SessionState.Paused RESTING = new SessionState.Paused("resting", seconds(40));
  private static final SessionState.Paused AT_THE_GATE = new SessionState.Paused("quota", null);

  private final SessionMachine machine = new SessionMachine(TIMES, new FailurePolicy(TIMES.pause()));

  @Test
  void a_message_that_is_not_due_gathers() {
    Step step = machine.on(in(DORMANT), new SessionEvent.MessageAccepted(NOW, MessageKind.TOOL_USE));
    assertThat(step.next().state()).isEqualTo(new SessionState.Gathering(seconds(15)));
    assertThat(step.commands()).containsExactly(new Command.SetTimer(Timer.GATHER, seconds(15)));
  }

  @Test
  void enough_messages_ask_for_a_slot_with_a_new_run() {
    Situation two = in(new SessionState.Gathering(seconds(15))).with(waiting(2));
    Step step = machine.on(two, new SessionEvent.MessageAccepted(seconds(1), MessageKind.TOOL_USE));
    assertThat(step.next().state()).isEqualTo(new SessionState.WaitingForSlot(RUN.next(), seconds(1)));
    assertThat(step.commands()).containsExactly(new Command.ClearTimer(), new Command.AskSlot(RUN.next()));
  }

  @Test
  void a_request_for_a_summary_is_always_due() {
    Step step = machine.on(in(DORMANT), new SessionEvent.MessageAccepted(NOW, MessageKind.SUMMARIZE));
    assertThat(step.next().state()).isInstanceOf(SessionState.WaitingForSlot.class);
  }

  @Test
  void what_has_gathered_long_enough_asks_for_a_slot_even_when_the_clock_was_set_back() {
    Situation one = in(new SessionState.Gathering(seconds(15))).with(waiting(1));
    Step step = machine.on(one, new SessionEvent.TimerFired(seconds(-3600), Timer.GATHER, seconds(15)));
    assertThat(step.next().state()).isInstanceOf(SessionState.WaitingForSlot.class);
  }

  @Test
  void messages_accepted_by_a_later_clock_do_not_wait_for_its_return() {
    Instant early = seconds(-3600);
    Step step = machine.on(in(DORMANT), new SessionEvent.WorkFound(early, waiting(1)));
    assertThat(step.next().state()).isEqualTo(new SessionState.Gathering(early.plusSeconds(15)));
  }

  @Test
  void a_timer_of_an_earlier_gathering_is_ignored() {
    Situation one = in(new SessionState.Gathering(seconds(15))).with(waiting(1));
    unchanged(one, new SessionEvent.TimerFired(seconds(9), Timer.GATHER, seconds(9)));
  }

  @Test
  void no_work_found_is_dormant() {
    Step step = machine.on(in(DORMANT), new SessionEvent.WorkFound(NOW, Backlog.EMPTY));
    assertThat(step.next().state()).isEqualTo(DORMANT);
    assertThat(step.commands()).containsExactly(new Command.ClearTimer());
  }

  @Test
  void a_granted_slot_starts_the_run_with_a_deadline() {
    Step step = machine.on(in(WAITING), new SessionEvent.SlotGranted(NOW, RUN));
    assertThat(step.next().state()).isEqualTo(STARTING);
    assertThat(step.commands())
        .containsExactly(new Command.SetTimer(Timer.DEADLINE, seconds(60)), new Command.StartRun(RUN));
  }

  @Test
  void a_slot_that_nobody_waits_for_is_given_back() {
    for (SessionState state : List.of(DORMANT, new SessionState.WaitingForSlot(RUN.next(), NOW), AT_THE_GATE)) {
      Step step = machine.on(in(state), new SessionEvent.SlotGranted(NOW, RUN));
      assertThat(step.next().state()).isEqualTo(state);
      assertThat(step.commands()).containsExactly(new Command.GiveSlot(RUN));
    }
  }

  @Test
  void a_refused_slot_waits_for_the_gate_and_an_open_gate_asks_again() {
    Step refused = machine.on(in(WAITING).with(waiting(3)), new SessionEvent.SlotRefused(NOW, RUN, "quota"));
    assertThat(refused.next().state()).isEqualTo(AT_THE_GATE);
    Step opened = machine.on(refused.next(), new SessionEvent.GateOpened(NOW));
    assertThat(opened.next().state()).isEqualTo(new SessionState.WaitingForSlot(RUN.next(), NOW));
    unchanged(in(RESTING), new SessionEvent.GateOpened(NOW));
  }

  @Test
  void a_started_run_takes_its_first_turn() {
    Step step = machine.on(in(STARTING), new SessionEvent.RunStarted(NOW, RUN));
    assertThat(step.next().state()).isEqualTo(OBSERVING);
    assertThat(step.commands())
        .containsExactly(new Command.SetTimer(Timer.DEADLINE, seconds(600)), new Command.NextTurn(RUN));
  }

  @Test
  void an_answer_is_confirmed_while_the_run_observes_or_stops() {
    for (SessionState state : List.of(OBSERVING, STOPPING)) {
      SessionEvent.TurnAnswered event = new SessionEvent.TurnAnswered(NOW, RUN, toolUses(1), answered());
      Step step = machine.on(in(state), event);
      assertThat(step.next().state()).isEqualTo(state);
      assertThat(step.commands()).containsExactly(new Command.Confirm(RUN, event.shown(), event.result()));
    }
  }

  static Stream<SessionEvent> eventsOfAnOlderRun() {
    ObserverFailure died = new ObserverFailure.Died("exit 1");
    return Stream.of(
        new SessionEvent.SlotRefused(NOW, OLD_RUN, "quota"),
        new SessionEvent.RunStarted(NOW, OLD_RUN),
        new SessionEvent.StartFailed(NOW, OLD_RUN, died, 0),
        new SessionEvent.TurnAnswered(NOW, OLD_RUN, toolUses(1), answered()),
        new SessionEvent.TurnStored(NOW, OLD_RUN, outcome(Backlog.EMPTY, Demand.NONE)),
        new SessionEvent.TurnFailed(NOW, OLD_RUN, toolUses(1), failed(died), 0),
        new SessionEvent.RunFenced(NOW, OLD_RUN),
        new SessionEvent.RunStale(NOW, OLD_RUN, "silent"),
        new SessionEvent.EvictAsked(NOW, OLD_RUN),
        new SessionEvent.RunEnded(NOW, OLD_RUN));
  }

  @ParameterizedTest
  @MethodSource("eventsOfAnOlderRun")
  void an_event_of_an_older_run_changes_nothing(SessionEvent event) {
    for (SessionState state : List.of(DORMANT, WAITING, STARTING, OBSERVING, IDLE, STOPPING, RESTING, AT_THE_GATE)) {
      unchanged(in(state), event);
    }
  }

  @Test
  void a_run_goes_on_while_work_is_due_and_falls_idle_when_it_is_not() {
    Step more = stored(outcome(waiting(3), Demand.WAITING));
    assertThat(more.next().state()).isEqualTo(OBSERVING);
    assertThat(more.commands()).contains(new Command.NextTurn(RUN));

    Step some = stored(outcome(waiting(1), Demand.NONE));
    assertThat(some.next().state()).isEqualTo(IDLE);
    assertThat(some.commands()).containsExactly(new Command.SetTimer(Timer.GATHER, seconds(15)));

    Step none = stored(outcome(Backlog.EMPTY, Demand.NONE));
    assertThat(none.commands()).containsExactly(new Command.SetTimer(Timer.IDLE, seconds(180)));
  }

  @Test
  void a_run_yields_to_who_has_waited_too_long_and_makes_room_for_who_waits_when_it_has_nothing_to_do() {
    stops(stored(outcome(waiting(3), Demand.OVERDUE)), new RunEnd.Yielded());
    stops(stored(outcome(waiting(1), Demand.WAITING)), new RunEnd.Evicted());
  }

  @Test
  void a_spent_or_outdated_or_fruitless_run_is_replaced_at_the_turn_boundary() {
    stops(stored(new TurnOutcome(TurnOutcome.Answer.TOOL_USES, waiting(3), Demand.NONE, true, true)), new RunEnd.Replaced());
    stops(stored(new TurnOutcome(TurnOutcome.Answer.NONE, waiting(3), Demand.NONE, false, true)), new RunEnd.Replaced());
    Step changed = machine.on(in(OBSERVING), new SessionEvent.ObserversChanged(NOW));
    assertThat(changed.next().state()).isEqualTo(OBSERVING);
    stops(
        machine.on(changed.next(), new SessionEvent.TurnStored(NOW, RUN, outcome(waiting(3), Demand.NONE))),
        new RunEnd.Replaced());
  }

  @Test
  void an_observer_that_is_not_worth_keeping_ends_with_its_work() {
    stops(
        stored(new TurnOutcome(TurnOutcome.Answer.TOOL_USES, Backlog.EMPTY, Demand.NONE, false, false)),
        new RunEnd.Idle());
  }

  @Test
  void an_idle_run_takes_what_is_due_and_ends_after_its_time() {
    Situation two = in(IDLE).with(waiting(2));
    Step due = machine.on(two, new SessionEvent.MessageAccepted(seconds(1), MessageKind.TOOL_USE));
    assertThat(due.next().state()).isInstanceOf(SessionState.Observing.class);
    stops(machine.on(in(IDLE), new SessionEvent.TimerFired(seconds(180), Timer.IDLE, seconds(180))), new RunEnd.Idle());
    unchanged(in(IDLE), new SessionEvent.TimerFired(seconds(90), Timer.IDLE, seconds(90)));
  }

  @Test
  void only_an_idle_run_can_be_evicted() {
    stops(machine.on(in(IDLE), new SessionEvent.EvictAsked(NOW, RUN)), new RunEnd.Evicted());
    unchanged(in(OBSERVING), new SessionEvent.EvictAsked(NOW, RUN));
    unchanged(in(STARTING), new SessionEvent.EvictAsked(NOW, RUN));
  }

  @Test
  void a_message_between_an_eviction_and_its_end_is_found_again() {
    Step accepted = machine.on(in(STOPPING), new SessionEvent.MessageAccepted(NOW, MessageKind.TOOL_USE));
    assertThat(accepted.next().state()).isEqualTo(STOPPING);
    Step ended = machine.on(accepted.next(), new SessionEvent.RunEnded(NOW, RUN));
    assertThat(ended.next().state()).isEqualTo(DORMANT);
    assertThat(ended.commands()).contains(new Command.LookForWork());
  }

  @Test
  void a_failed_turn_puts_its_messages_back_ends_the_run_and_is_remembered() {
    SessionEvent.TurnFailed event =
        new SessionEvent.TurnFailed(NOW, RUN, toolUses(2), failed(new ObserverFailure.Died("exit 1")), 0);
    Step step = machine.on(in(OBSERVING), event);
    stops(step, new RunEnd.Died("exit 1"));
    assertThat(step.commands())
        .contains(new Command.PutBack(RUN, event.shown(), event.result(), Blame.COUNTED))
        .anyMatch(Command.Remember.class::isInstance);
    Step ended = machine.on(step.next(), new SessionEvent.RunEnded(NOW, RUN));
    assertThat(ended.next().state()).isEqualTo(new SessionState.Paused("exit 1", seconds(1)));
    assertThat(ended.commands()).containsExactly(
        new Command.PutBackRest(RUN, new RunEnd.Died("exit 1")), new Command.SetTimer(Timer.PAUSE, seconds(1)));
  }

  @Test
  void a_pause_that_is_over_looks_for_work() {
    Step step = machine.on(in(RESTING), new SessionEvent.TimerFired(seconds(40), Timer.PAUSE, seconds(40)));
    assertThat(step.next().state()).isEqualTo(DORMANT);
    assertThat(step.commands()).containsExactly(new Command.LookForWork());
  }

  @Test
  void what_takes_too_long_is_ended_and_what_does_not_end_is_killed() {
    stops(
        machine.on(in(STARTING), new SessionEvent.TimerFired(seconds(60), Timer.DEADLINE, seconds(60))),
        new RunEnd.Stuck("its start took too long"));
    stops(
        machine.on(in(OBSERVING), new SessionEvent.TimerFired(seconds(600), Timer.DEADLINE, seconds(600))),
        new RunEnd.Stuck("its turn took too long"));
    Step killed = machine.on(in(STOPPING), new SessionEvent.TimerFired(seconds(30), Timer.DEADLINE, seconds(30)));
    assertThat(killed.commands()).contains(new Command.Kill(RUN));
    assertThat(machine.on(in(STOPPING), new SessionEvent.RunStale(NOW, RUN, "silent")).commands())
        .contains(new Command.Kill(RUN));
  }

  @Test
  void a_fenced_run_is_replaced() {
    stops(machine.on(in(OBSERVING), new SessionEvent.RunFenced(NOW, RUN)), new RunEnd.Replaced());
  }

  @Test
  void changed_observers_replace_an_idle_run_at_once_and_a_waiting_one_before_it_starts() {
    stops(machine.on(in(IDLE), new SessionEvent.ObserversChanged(NOW)), new RunEnd.Replaced());
    Step asksAgain = machine.on(in(WAITING).with(waiting(3)), new SessionEvent.ObserversChanged(NOW));
    assertThat(asksAgain.commands())
        .containsExactly(new Command.GiveSlot(RUN), new Command.ClearTimer(), new Command.AskSlot(RUN.next()));
  }

  @Test
  void changed_observers_end_a_run_that_is_only_starting_before_its_first_turn() {
    Step changed = machine.on(in(STARTING).with(waiting(3)), new SessionEvent.ObserversChanged(NOW));
    assertThat(changed.next().state()).isEqualTo(STARTING);
    stops(machine.on(changed.next(), new SessionEvent.RunStarted(NOW, RUN)), new RunEnd.Replaced());
  }

  @Test
  void changed_observers_end_a_rest_that_the_replaced_ones_were_the_reason_for() {
    Trouble failed = Trouble.NONE.with(RestartGuard.FRESH.failed(NOW), seconds(300));
    Step rested = machine.on(in(RESTING).with(failed), new SessionEvent.ObserversChanged(seconds(1)));
    assertThat(rested.next()).isEqualTo(in(DORMANT));
    assertThat(rested.commands())
        .containsExactly(
            new Command.Remember(RestartGuard.FRESH, SummaryBreaker.CLOSED),
            new Command.ClearTimer(),
            new Command.LookForWork());

    Step stopping = machine.on(in(STOPPING).with(failed), new SessionEvent.ObserversChanged(seconds(1)));
    Step ended = machine.on(stopping.next(), new SessionEvent.RunEnded(seconds(2), RUN));
    assertThat(ended.next().state()).isEqualTo(DORMANT);
  }

  @Test
  void messages_gather_as_the_changed_observer_wants_it() {
    Situation gathers = in(new SessionState.Gathering(seconds(15))).with(waiting(2));
    Situation impatient = gathers.gathering(new GatherPolicy(2, Duration.ofSeconds(15), false));
    Step changed = machine.on(impatient, new SessionEvent.ObserversChanged(seconds(1)));
    assertThat(changed.next().state()).isEqualTo(new SessionState.WaitingForSlot(RUN.next(), seconds(1)));
  }

  @Test
  void a_jump_of_the_clock_gives_every_deadline_a_whole_new_time() {
    SessionEvent jump = new SessionEvent.ClockJumped(seconds(7_200), Duration.ofHours(2));
    assertThat(machine.on(in(STARTING), jump).next().state()).isEqualTo(new SessionState.Starting(RUN, seconds(7_260)));
    assertThat(machine.on(in(OBSERVING), jump).next().state())
        .isEqualTo(new SessionState.Observing(RUN, seconds(7_800)));
    assertThat(machine.on(in(STOPPING), jump).next().state())
        .isEqualTo(new SessionState.Stopping(RUN, STOPPING.why(), seconds(7_230)));
    assertThat(machine.on(in(IDLE), jump).next().state()).isEqualTo(new SessionState.Idle(RUN, seconds(7_200)));
  }

  @Test
  void a_clock_that_is_set_back_does_not_prolong_a_pause() {
    SessionEvent jump = new SessionEvent.ClockJumped(seconds(-3_590), Duration.ofHours(-1));
    assertThat(machine.on(in(RESTING), jump).next().state())
        .isEqualTo(new SessionState.Paused("resting", seconds(40 - 3_600)));
  }

  @Test
  void a_clock_that_is_set_back_does_not_prolong_a_rest_that_is_still_to_come() {
    Situation failed = in(STOPPING).with(Trouble.NONE.with(RestartGuard.FRESH, seconds(4)));
    Step jumped = machine.on(failed, new SessionEvent.ClockJumped(seconds(-3_600), Duration.ofHours(-1)));
    Step ended = machine.on(jumped.next(), new SessionEvent.RunEnded(seconds(-3_599), RUN));
    assertThat(ended.next().state()).isEqualTo(new SessionState.Paused("idle", seconds(4 - 3_600)));
  }

  @Test
  void a_session_without_a_run_leaves_at_once() {
    for (SessionState state : List.of(DORMANT, new SessionState.Gathering(seconds(15)), RESTING, AT_THE_GATE)) {
      Step step = machine.on(in(state), new SessionEvent.UnloadAsked(NOW));
      assertThat(step.commands()).containsExactly(new Command.ClearTimer(), new Command.Leave());
    }
    assertThat(machine.on(in(WAITING), new SessionEvent.UnloadAsked(NOW)).commands())
        .containsExactly(new Command.ClearTimer(), new Command.GiveSlot(RUN), new Command.Leave());
  }

  @Test
  void a_session_with_a_run_leaves_when_the_run_has_ended() {
    for (SessionState state : List.of(STARTING, OBSERVING, IDLE)) {
      Step step = machine.on(in(state).with(waiting(3)), new SessionEvent.ShutdownAsked(NOW));
      stops(step, new RunEnd.Shutdown());
      Step ended = machine.on(step.next(), new SessionEvent.RunEnded(NOW, RUN));
      assertThat(ended.commands())
          .containsExactly(
              new Command.PutBackRest(RUN, new RunEnd.Shutdown()), new Command.ClearTimer(), new Command.Leave());
    }
  }

  private Step stored(TurnOutcome outcome) {
    return machine.on(in(OBSERVING), new SessionEvent.TurnStored(NOW, RUN, outcome));
  }

  private static TurnOutcome outcome(Backlog backlog, Demand demand) {
    return new TurnOutcome(TurnOutcome.Answer.TOOL_USES, backlog, demand, false, true);
  }

  private static void stops(Step step, RunEnd why) {
    assertThat(step.next().state()).isInstanceOfSatisfying(SessionState.Stopping.class, stopping -> {
      assertThat(stopping.run()).isEqualTo(RUN);
      assertThat(stopping.why()).isEqualTo(why);
      assertThat(step.commands())
          .contains(new Command.SetTimer(Timer.DEADLINE, stopping.deadline()), new Command.EndRun(RUN, why));
    });
  }

  private void unchanged(Situation situation, SessionEvent event) {
    assertThat(machine.on(situation, event)).isEqualTo(new Step(situation, List.of()));
  }
}
