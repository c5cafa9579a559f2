package dev.varve.session;

import dev.varve.session.Command.AskSlot;
import dev.varve.session.Command.ClearTimer;
import dev.varve.session.Command.Confirm;
import dev.varve.session.Command.GiveSlot;
import dev.varve.session.Command.Leave;
import dev.varve.session.Command.LookForWork;
import dev.varve.session.Command.PutBackRest;
import dev.varve.session.Command.SetTimer;
import dev.varve.session.SessionEvent.ClockJumped;
import dev.varve.session.SessionEvent.RunEnded;
import dev.varve.session.SessionEvent.TimerFired;
import dev.varve.session.SessionEvent.TurnStored;
import dev.varve.session.SessionState.Dormant;
import dev.varve.session.SessionState.Gathering;
import dev.varve.session.SessionState.Idle;
import dev.varve.session.SessionState.Observing;
import dev.varve.session.SessionState.Paused;
import dev.varve.session.SessionState.Starting;
import dev.varve.session.SessionState.Stopping;
import dev.varve.session.SessionState.WaitingForSlot;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides what a session does next: a pure function of what is known and what happened. No clock, no thread, no
 * store. The diagram stands at {@link SessionState}.
 */
public class SessionMachine {

  private final Duration idleRun;
  private final RunSteps runs;
  private final FailureSteps failures;

  public SessionMachine(SessionTimes times, FailurePolicy failures) {
    this.idleRun = times.idleRun();
    this.runs = new RunSteps(times);
    this.failures = new FailureSteps(failures, runs);
  }

  /** The next situation and what is to be done to get there. */
  public Step on(Situation now, SessionEvent event) {
    return step(now.with(now.backlog().notAfter(event.at())), event);
  }

  /** An event of a run that is not in the state it belongs to comes too late. */
  private Step step(Situation now, SessionEvent event) {
    return switch (event) {
      case SessionEvent.MessageAccepted e -> accepted(now.with(now.backlog().plus(e.kind(), e.at())), e.at());
      case SessionEvent.WorkFound e -> accepted(now.with(e.backlog().notAfter(e.at())), e.at());
      case SessionEvent.SlotGranted e -> now.isWaiting(e.run())
          ? runs.start(now, e.run(), e.at())
          : Step.to(now, new GiveSlot(e.run()));
      case SessionEvent.SlotRefused e -> now.isWaiting(e.run()) ? refused(now, e.reason()) : Step.to(now);
      case SessionEvent.GateOpened e -> gateOpened(now, e.at());
      case SessionEvent.RunStarted e -> now.isStarting(e.run()) ? started(now, e.run(), e.at()) : Step.to(now);
      case SessionEvent.StartFailed e -> now.isStarting(e.run()) ? failures.ofStart(now, e) : Step.to(now);
      case SessionEvent.TurnAnswered e -> answered(now, e);
      case TurnStored e -> now.isObserving(e.run()) ? stored(now, e) : Step.to(now);
      case SessionEvent.TurnFailed e -> now.isObserving(e.run()) ? failures.ofTurn(now, e) : Step.to(now);
      case SessionEvent.RunFenced e -> now.isRunning(e.run())
          ? runs.stop(now, e.run(), new RunEnd.Replaced(), e.at())
          : Step.to(now);
      case SessionEvent.RunStale e -> stale(now, e);
      case SessionEvent.EvictAsked e -> now.isIdle(e.run())
          ? runs.stop(now, e.run(), new RunEnd.Evicted(), e.at())
          : Step.to(now);
      case RunEnded e -> ended(now, e);
      case TimerFired e -> fired(now, e);
      case ClockJumped e -> jumped(now, e);
      case SessionEvent.ObserversChanged e -> changed(now, e.at());
      case SessionEvent.UnloadAsked e -> leave(now.asLeaving(), new RunEnd.Cancelled(), e.at());
      case SessionEvent.ForgetAsked e -> leave(now.asLeaving(), new RunEnd.Cancelled(), e.at());
      case SessionEvent.ShutdownAsked e -> leave(now.asLeaving(), new RunEnd.Shutdown(), e.at());
    };
  }

  private Step accepted(Situation now, Instant at) {
    return switch (now.state()) {
      case Dormant _, Gathering _ -> settle(now, at);
      case Idle idle -> idle(now, idle, at);
      case WaitingForSlot _, Starting _, Observing _, Stopping _, Paused _ -> Step.to(now);
    };
  }

  /** For a session without a run: rest, gather, or ask for a slot. */
  private static Step settle(Situation now, Instant at) {
    if (now.leaving()) {
      return Step.to(now.in(new Dormant()), new ClearTimer(), new Leave());
    }
    if (now.backlog().isEmpty()) {
      return Step.to(now.in(new Dormant()), new ClearTimer());
    }
    if (!now.isDue(at)) {
      return Step.to(now.in(new Gathering(now.due())), new SetTimer(Timer.GATHER, now.due()));
    }
    RunId run = now.lastRun().next();
    return Step.to(now.withRun(run).in(new WaitingForSlot(run, at)), new ClearTimer(), new AskSlot(run));
  }

  /** For a session whose observer waits: the next turn once enough has come together. */
  private Step idle(Situation before, Idle idle, Instant at) {
    Situation now = before.in(idle);
    if (now.backlog().isEmpty()) {
      return Step.to(now, new SetTimer(Timer.IDLE, idle.since().plus(idleRun)));
    }
    return now.isDue(at) ? runs.turn(now, idle.run(), at) : Step.to(now, new SetTimer(Timer.GATHER, now.due()));
  }

  private static Step refused(Situation now, String reason) {
    return Step.to(now.in(new Paused(reason, null)), new ClearTimer());
  }

  private static Step gateOpened(Situation now, Instant at) {
    return now.state() instanceof Paused paused && paused.until() == null ? settle(now, at) : Step.to(now);
  }

  /** A run of observers that were replaced during its start takes no turn. */
  private Step started(Situation now, RunId run, Instant at) {
    return now.changed() ? runs.stop(now, run, new RunEnd.Replaced(), at) : runs.turn(now, run, at);
  }

  /** A turn may still be answered while its run is being ended. */
  private static Step answered(Situation now, SessionEvent.TurnAnswered event) {
    return now.isObserving(event.run()) || now.isStopping(event.run())
        ? Step.to(now, new Confirm(event.run(), event.shown(), event.result()))
        : Step.to(now);
  }

  private Step stored(Situation before, TurnStored event) {
    TurnOutcome outcome = event.outcome();
    Situation now =
        before.with(outcome.backlog().notAfter(event.at())).with(before.trouble().after(outcome.answer(), event.at()));
    return afterTurn(now, event.run(), outcome, event.at()).remembering(before.trouble());
  }

  /**
   * A run goes on while work is due and nobody has waited too long for its slot; else it waits or makes room. What waits
   * and cannot be claimed belongs to another run's term; only a fresh run can take it over.
   */
  private Step afterTurn(Situation now, RunId run, TurnOutcome outcome, Instant at) {
    boolean fruitless = now.isDue(at) && outcome.answer() == TurnOutcome.Answer.NONE;
    if (outcome.spent() || now.changed() || fruitless) {
      return runs.stop(now, run, new RunEnd.Replaced(), at);
    }
    if (now.isDue(at)) {
      return outcome.demand() == Demand.OVERDUE
          ? runs.stop(now, run, new RunEnd.Yielded(), at)
          : runs.turn(now, run, at);
    }
    if (!outcome.keeps() || idleRun.isZero()) {
      return runs.stop(now, run, new RunEnd.Idle(), at);
    }
    if (outcome.demand() != Demand.NONE) {
      return runs.stop(now, run, new RunEnd.Evicted(), at);
    }
    return idle(now, new Idle(run, at), at);
  }

  private Step stale(Situation now, SessionEvent.RunStale event) {
    if (now.isRunning(event.run())) {
      return failures.ofStuckRun(now, event.run(), event.evidence(), event.at());
    }
    return now.state() instanceof Stopping stopping && now.isStopping(event.run())
        ? runs.kill(now, stopping, event.at())
        : Step.to(now);
  }

  private static Step ended(Situation now, RunEnded event) {
    return now.state() instanceof Stopping stopping && now.isStopping(event.run())
        ? afterRun(now, stopping.why(), event.at()).after(new PutBackRest(event.run(), stopping.why()))
        : Step.to(now);
  }

  private static Step afterRun(Situation now, RunEnd why, Instant at) {
    if (now.leaving()) {
      return Step.to(now.in(new Dormant()), new ClearTimer(), new Leave());
    }
    Instant rest = now.trouble().restUntil();
    Situation rested = now.with(now.trouble().rested());
    return rest != null && rest.isAfter(at)
        ? pause(rested, why.reason(), rest)
        : Step.to(rested.in(new Dormant()), new ClearTimer(), new LookForWork());
  }

  private static Step pause(Situation now, String reason, Instant until) {
    return Step.to(now.in(new Paused(reason, until)), new SetTimer(Timer.PAUSE, until));
  }

  /** What went wrong went wrong with observers that were replaced, so it is no reason to rest any longer. */
  private Step changed(Situation before, Instant at) {
    Situation now = before.with(Trouble.NONE);
    Step step =
        switch (now.state()) {
          case Idle idle -> runs.stop(now, idle.run(), new RunEnd.Replaced(), at);
          case Starting _, Observing _ -> Step.to(now.asChanged());
          case WaitingForSlot waiting -> settle(now, at).after(new GiveSlot(waiting.run()));
          case Gathering _ -> settle(now, at);
          case Paused paused when paused.until() == null -> settle(now, at);
          case Paused _ -> Step.to(now.in(new Dormant()), new ClearTimer(), new LookForWork());
          case Dormant _, Stopping _ -> Step.to(now);
        };
    return step.remembering(before.trouble());
  }

  private Step fired(Situation now, TimerFired event) {
    return switch (now.state()) {
      case Gathering gathering when event.isFor(gathering.until()) -> settle(now, event.reached());
      case Idle idle when event.timer() == Timer.GATHER -> idle(now, idle, event.reached());
      case Idle idle when event.isFor(idle.since().plus(idleRun)) ->
          runs.stop(now, idle.run(), new RunEnd.Idle(), event.at());
      case Paused paused when event.isFor(paused.until()) -> Step.to(now.in(new Dormant()), new LookForWork());
      case Starting starting when event.isFor(starting.deadline()) -> overdue(now, starting.run(), "start", event.at());
      case Observing observing when event.isFor(observing.deadline()) ->
          overdue(now, observing.run(), "turn", event.at());
      case Stopping stopping when event.isFor(stopping.deadline()) -> runs.kill(now, stopping, event.at());
      case Dormant _, Gathering _, WaitingForSlot _, Idle _, Paused _, Starting _, Observing _, Stopping _ ->
          Step.to(now);
    };
  }

  private Step overdue(Situation now, RunId run, String what, Instant at) {
    return failures.ofStuckRun(now, run, "its " + what + " took too long", at);
  }

  /** Time did not pass as it seems: what waits for a time is set anew, what has a deadline gets a whole new one. */
  private Step jumped(Situation now, ClockJumped event) {
    return switch (now.state()) {
      case Gathering _ -> settle(now, event.at());
      case Idle idle -> idle(now, new Idle(idle.run(), event.at()), event.at());
      case Paused paused when paused.until() != null -> pause(now, paused.reason(), moved(paused.until(), event.by()));
      case Starting _, Observing _ -> runs.postpone(now, event.at());
      case Stopping _ -> runs.postpone(now.with(now.trouble().movedBy(event.by())), event.at());
      case Dormant _, WaitingForSlot _, Paused _ -> Step.to(now);
    };
  }

  /** A rest does not wait for a time that went back. */
  private static Instant moved(Instant until, Duration by) {
    return by.isNegative() ? until.plus(by) : until;
  }

  private Step leave(Situation now, RunEnd why, Instant at) {
    return switch (now.state()) {
      case Dormant _, Gathering _, Paused _ -> Step.to(now.in(new Dormant()), new ClearTimer(), new Leave());
      case WaitingForSlot waiting ->
          Step.to(now.in(new Dormant()), new ClearTimer(), new GiveSlot(waiting.run()), new Leave());
      case Starting starting -> runs.stop(now, starting.run(), why, at);
      case Observing observing -> runs.stop(now, observing.run(), why, at);
      case Idle idle -> runs.stop(now, idle.run(), why, at);
      case Stopping _ -> Step.to(now);
    };
  }
}
