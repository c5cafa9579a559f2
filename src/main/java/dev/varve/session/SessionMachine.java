package dev.varve.session;

import dev.varve.observer.GatherPolicy;
import dev.varve.observer.ObserverFailure;
import dev.varve.queue.Backlog;
import dev.varve.session.Command.AskSlot;
import dev.varve.session.Command.ClearTimer;
import dev.varve.session.Command.Confirm;
import dev.varve.session.Command.EndRun;
import dev.varve.session.Command.GiveSlot;
import dev.varve.session.Command.Kill;
import dev.varve.session.Command.Leave;
import dev.varve.session.Command.LookForWork;
import dev.varve.session.Command.NextTurn;
import dev.varve.session.Command.PutBack;
import dev.varve.session.Command.PutBackRest;
import dev.varve.session.Command.Remember;
import dev.varve.session.Command.SetTimer;
import dev.varve.session.Command.StartRun;
import dev.varve.session.FailurePolicy.Consequence;
import dev.varve.session.SessionEvent.ClockJumped;
import dev.varve.session.SessionEvent.RunEnded;
import dev.varve.session.SessionEvent.SlotGranted;
import dev.varve.session.SessionEvent.SlotRefused;
import dev.varve.session.SessionEvent.StartFailed;
import dev.varve.session.SessionEvent.TimerFired;
import dev.varve.session.SessionEvent.TurnAnswered;
import dev.varve.session.SessionEvent.TurnFailed;
import dev.varve.session.SessionEvent.TurnStored;
import dev.varve.session.SessionState.Dormant;
import dev.varve.session.SessionState.Gathering;
import dev.varve.session.SessionState.Idle;
import dev.varve.session.SessionState.Observing;
import dev.varve.session.SessionState.Paused;
import dev.varve.session.SessionState.Starting;
import dev.varve.session.SessionState.Stopping;
import dev.varve.session.SessionState.WaitingForSlot;
import java.time.Instant;

/**
 * Decides what a session does next: a pure function of what is known and what happened. No clock, no thread, no
 * store. The diagram stands in the package's description.
 */
public class SessionMachine {

  private final SessionTimes times;
  private final FailurePolicy failures;

  public SessionMachine(SessionTimes times, FailurePolicy failures) {
    this.times = times;
    this.failures = failures;
  }

  /** The next situation and what is to be done to get there. */
  public Step on(Situation now, SessionEvent event) {
    return step(now.with(now.backlog().notAfter(event.at())), event);
  }

  private Step step(Situation now, SessionEvent event) {
    return switch (event) {
      case SessionEvent.MessageAccepted e -> accepted(now.with(now.backlog().plus(e.kind(), e.at())), e.at());
      case SessionEvent.WorkFound e -> accepted(now.with(e.backlog().notAfter(e.at())), e.at());
      case SlotGranted e -> granted(now, e);
      case SlotRefused e -> refused(now, e);
      case SessionEvent.GateOpened e -> gateOpened(now, e.at());
      case SessionEvent.RunStarted e -> isStarting(now, e.run()) ? started(now, e.run(), e.at()) : Step.to(now);
      case StartFailed e -> isStarting(now, e.run()) ? startFailed(now, e) : Step.to(now);
      case TurnAnswered e -> isObserving(now, e.run()) || isStopping(now, e.run())
          ? Step.to(now, new Confirm(e.run(), e.shown(), e.result()))
          : Step.to(now);
      case TurnStored e -> isObserving(now, e.run()) ? stored(now, e) : Step.to(now);
      case TurnFailed e -> isObserving(now, e.run()) ? turnFailed(now, e) : Step.to(now);
      case SessionEvent.RunFenced e -> isRunning(now, e.run())
          ? stop(now, e.run(), new RunEnd.Replaced(), e.at())
          : Step.to(now);
      case SessionEvent.RunStale e -> isRunning(now, e.run()) ? stuck(now, e.run(), e.evidence(), e.at()) : kill(now, e);
      case SessionEvent.EvictAsked e -> evictAsked(now, e);
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
  private Step settle(Situation now, Instant at) {
    if (now.leaving()) {
      return Step.to(now.in(new Dormant()), new ClearTimer(), new Leave());
    }
    if (now.backlog().isEmpty()) {
      return Step.to(now.in(new Dormant()), new ClearTimer());
    }
    Instant due = due(now);
    if (due.isAfter(at)) {
      return Step.to(now.in(new Gathering(due)), new SetTimer(Timer.GATHER, due));
    }
    RunId run = now.lastRun().next();
    return Step.to(now.withRun(run).in(new WaitingForSlot(run, at)), new ClearTimer(), new AskSlot(run));
  }

  /** For a session whose observer waits: the next turn once enough has come together. */
  private Step idle(Situation now, Idle idle, Instant at) {
    if (now.backlog().isEmpty()) {
      return Step.to(now, new SetTimer(Timer.IDLE, idle.since().plus(times.idleRun())));
    }
    Instant due = due(now);
    return due.isAfter(at) ? Step.to(now, new SetTimer(Timer.GATHER, due)) : turn(now, idle.run(), at);
  }

  /** When the waiting messages are worth a turn; in the past when they are already. */
  private static Instant due(Situation now) {
    Backlog backlog = now.backlog();
    GatherPolicy gathering = now.gathering();
    if (backlog.summarize() || backlog.messages() >= gathering.messages()) {
      return Instant.MIN;
    }
    Instant from = gathering.silence() ? backlog.newestAt() : backlog.oldestAt();
    return from.plus(gathering.patience());
  }

  private Step granted(Situation now, SlotGranted event) {
    RunId run = event.run();
    if (!isWaiting(now, run)) {
      return Step.to(now, new GiveSlot(run));
    }
    Instant deadline = event.at().plus(times.startMax());
    return Step.to(
        now.in(new Starting(run, deadline)), new SetTimer(Timer.DEADLINE, deadline), new StartRun(run));
  }

  private Step refused(Situation now, SlotRefused event) {
    return isWaiting(now, event.run())
        ? Step.to(now.in(new Paused(event.reason(), null)), new ClearTimer())
        : Step.to(now);
  }

  private Step gateOpened(Situation now, Instant at) {
    return now.state() instanceof Paused paused && paused.until() == null ? settle(now, at) : Step.to(now);
  }

  /** A run of observers that were replaced during its start takes no turn. */
  private Step started(Situation now, RunId run, Instant at) {
    return now.changed() ? stop(now, run, new RunEnd.Replaced(), at) : turn(now, run, at);
  }

  private Step turn(Situation now, RunId run, Instant at) {
    Instant deadline = at.plus(times.turnMax());
    return Step.to(
        now.in(new Observing(run, deadline)), new SetTimer(Timer.DEADLINE, deadline), new NextTurn(run));
  }

  /** A run goes on while work is due and nobody has waited too long for its slot; else it waits or makes room. */
  private Step stored(Situation before, TurnStored event) {
    TurnOutcome outcome = event.outcome();
    Situation now =
        before.with(outcome.backlog().notAfter(event.at())).with(before.trouble().after(outcome.answer(), event.at()));
    return remembering(before, afterTurn(now, event.run(), outcome, event.at()));
  }

  /** What waits and cannot be claimed belongs to another run's term; only a fresh run can take it over. */
  private Step afterTurn(Situation now, RunId run, TurnOutcome outcome, Instant at) {
    boolean due = !now.backlog().isEmpty() && !due(now).isAfter(at);
    boolean fruitless = due && outcome.answer() == TurnOutcome.Answer.NONE;
    if (outcome.spent() || now.changed() || fruitless) {
      return stop(now, run, new RunEnd.Replaced(), at);
    }
    if (due) {
      return outcome.demand() == Demand.OVERDUE ? stop(now, run, new RunEnd.Yielded(), at) : turn(now, run, at);
    }
    if (!outcome.keeps() || times.idleRun().isZero()) {
      return stop(now, run, new RunEnd.Idle(), at);
    }
    if (outcome.demand() != Demand.NONE) {
      return stop(now, run, new RunEnd.Evicted(), at);
    }
    Idle idle = new Idle(run, at);
    return idle(now.in(idle), idle, at);
  }

  private Step turnFailed(Situation now, TurnFailed event) {
    Consequence consequence =
        failures.of(now.trouble(), event.result().failure(), event.shown(), event.at(), event.chance());
    Step stop = stop(now.with(consequence.trouble()), event.run(), consequence.why(), event.at());
    PutBack putBack = new PutBack(event.run(), event.shown(), event.result(), consequence.blame());
    return remembering(now, stop.after(putBack));
  }

  private Step startFailed(Situation now, StartFailed event) {
    Consequence consequence = failures.of(now.trouble(), event.failure(), null, event.at(), event.chance());
    return remembering(now, stop(now.with(consequence.trouble()), event.run(), consequence.why(), event.at()));
  }

  /** What the run held is put back when it has ended, because until then it may still be working on it. */
  private Step stuck(Situation now, RunId run, String evidence, Instant at) {
    Consequence consequence =
        failures.of(now.trouble(), new ObserverFailure.Stuck(evidence), null, at, 0);
    return remembering(now, stop(now.with(consequence.trouble()), run, consequence.why(), at));
  }

  private static Step remembering(Situation before, Step step) {
    Trouble trouble = step.next().trouble();
    return trouble.isRemembered(before.trouble())
        ? step
        : step.after(new Remember(trouble.guard(), trouble.breaker()));
  }

  private Step stop(Situation now, RunId run, RunEnd why, Instant at) {
    Instant deadline = at.plus(times.stopMax());
    return Step.to(
        now.in(new Stopping(run, why, deadline)), new SetTimer(Timer.DEADLINE, deadline), new EndRun(run, why));
  }

  private Step ended(Situation now, RunEnded event) {
    return now.state() instanceof Stopping stopping && stopping.run().equals(event.run())
        ? afterRun(now, stopping, event.at()).after(new PutBackRest(event.run(), stopping.why()))
        : Step.to(now);
  }

  private static Step afterRun(Situation now, Stopping stopping, Instant at) {
    if (now.leaving()) {
      return Step.to(now.in(new Dormant()), new ClearTimer(), new Leave());
    }
    Instant rest = now.trouble().restUntil();
    Situation rested = now.with(now.trouble().rested());
    if (rest != null && rest.isAfter(at)) {
      return Step.to(rested.in(new Paused(stopping.why().reason(), rest)), new SetTimer(Timer.PAUSE, rest));
    }
    return Step.to(rested.in(new Dormant()), new ClearTimer(), new LookForWork());
  }

  private Step evictAsked(Situation now, SessionEvent.EvictAsked event) {
    boolean idles = now.state() instanceof Idle idle && idle.run().equals(event.run());
    return idles ? stop(now, event.run(), new RunEnd.Evicted(), event.at()) : Step.to(now);
  }

  /** What went wrong went wrong with observers that were replaced, so it is no reason to rest any longer. */
  private Step changed(Situation before, Instant at) {
    Situation now = before.with(Trouble.NONE);
    return remembering(
        before,
        switch (now.state()) {
          case Idle idle -> stop(now, idle.run(), new RunEnd.Replaced(), at);
          case Starting _, Observing _ -> Step.to(now.asChanged());
          case WaitingForSlot waiting -> settle(now, at).after(new GiveSlot(waiting.run()));
          case Gathering _ -> settle(now, at);
          case Paused paused when paused.until() == null -> settle(now, at);
          case Paused _ -> Step.to(now.in(new Dormant()), new ClearTimer(), new LookForWork());
          case Dormant _, Stopping _ -> Step.to(now);
        });
  }

  /** A timer counts only if it is the one this state waits for; one set for an earlier state is stale. */
  private Step fired(Situation now, TimerFired event) {
    return switch (now.state()) {
      case Gathering gathering -> event.due().equals(gathering.until()) ? settle(now, later(event)) : Step.to(now);
      case Idle idle -> idleTimer(now, idle, event);
      case Paused paused -> event.due().equals(paused.until())
          ? Step.to(now.in(new Dormant()), new LookForWork())
          : Step.to(now);
      case Starting starting -> overdue(now, starting.run(), "start", starting.deadline(), event);
      case Observing observing -> overdue(now, observing.run(), "turn", observing.deadline(), event);
      case Stopping stopping -> event.due().equals(stopping.deadline())
          ? kill(now, stopping, event.at())
          : Step.to(now);
      case Dormant _, WaitingForSlot _ -> Step.to(now);
    };
  }

  /** The time that was waited for has come, whatever a clock says that was set back meanwhile. */
  private static Instant later(TimerFired event) {
    return event.at().isAfter(event.due()) ? event.at() : event.due();
  }

  private Step idleTimer(Situation now, Idle idle, TimerFired event) {
    if (event.timer() == Timer.GATHER) {
      return idle(now, idle, later(event));
    }
    boolean longEnough = event.due().equals(idle.since().plus(times.idleRun()));
    return longEnough ? stop(now, idle.run(), new RunEnd.Idle(), event.at()) : Step.to(now);
  }

  private Step overdue(Situation now, RunId run, String what, Instant deadline, TimerFired event) {
    return event.due().equals(deadline) ? stuck(now, run, "its " + what + " took too long", event.at()) : Step.to(now);
  }

  private Step kill(Situation now, SessionEvent.RunStale event) {
    return now.state() instanceof Stopping stopping && isStopping(now, event.run())
        ? kill(now, stopping, event.at())
        : Step.to(now);
  }

  private Step kill(Situation now, Stopping stopping, Instant at) {
    Instant deadline = at.plus(times.stopMax());
    return Step.to(
        now.in(new Stopping(stopping.run(), stopping.why(), deadline)),
        new Kill(stopping.run()),
        new SetTimer(Timer.DEADLINE, deadline));
  }

  /** Time did not pass as it seems: what waits for a time is set anew, what has a deadline gets a whole new one. */
  private Step jumped(Situation now, ClockJumped event) {
    Instant at = event.at();
    return switch (now.state()) {
      case Gathering _ -> settle(now, at);
      case Paused paused when paused.until() != null && event.by().isNegative() ->
          pausedUntil(now, paused.reason(), paused.until().plus(event.by()));
      case Paused paused when paused.until() != null -> pausedUntil(now, paused.reason(), paused.until());
      case Starting starting -> deadline(now.in(new Starting(starting.run(), at.plus(times.startMax()))), at.plus(times.startMax()));
      case Observing observing -> deadline(now.in(new Observing(observing.run(), at.plus(times.turnMax()))), at.plus(times.turnMax()));
      case Stopping stopping -> deadline(
          now.with(now.trouble().movedBy(event.by())).in(new Stopping(stopping.run(), stopping.why(), at.plus(times.stopMax()))), at.plus(times.stopMax()));
      case Idle idle -> idle(now.in(new Idle(idle.run(), at)), new Idle(idle.run(), at), at);
      case Dormant _, WaitingForSlot _, Paused _ -> Step.to(now);
    };
  }

  private static Step pausedUntil(Situation now, String reason, Instant until) {
    return Step.to(now.in(new Paused(reason, until)), new SetTimer(Timer.PAUSE, until));
  }

  private static Step deadline(Situation now, Instant at) {
    return Step.to(now, new SetTimer(Timer.DEADLINE, at));
  }

  private Step leave(Situation now, RunEnd why, Instant at) {
    return switch (now.state()) {
      case Dormant _, Gathering _, Paused _ -> Step.to(now.in(new Dormant()), new ClearTimer(), new Leave());
      case WaitingForSlot waiting ->
          Step.to(now.in(new Dormant()), new ClearTimer(), new GiveSlot(waiting.run()), new Leave());
      case Starting starting -> stop(now, starting.run(), why, at);
      case Observing observing -> stop(now, observing.run(), why, at);
      case Idle idle -> stop(now, idle.run(), why, at);
      case Stopping _ -> Step.to(now);
    };
  }

  private static boolean isWaiting(Situation now, RunId run) {
    return now.state() instanceof WaitingForSlot waiting && waiting.run().equals(run);
  }

  private static boolean isStarting(Situation now, RunId run) {
    return now.state() instanceof Starting starting && starting.run().equals(run);
  }

  private static boolean isObserving(Situation now, RunId run) {
    return now.state() instanceof Observing observing && observing.run().equals(run);
  }

  /** A turn may still be answered while its run is being ended. */
  private static boolean isStopping(Situation now, RunId run) {
    return now.state() instanceof Stopping stopping && stopping.run().equals(run);
  }

  private static boolean isRunning(Situation now, RunId run) {
    return switch (now.state()) {
      case Starting starting -> starting.run().equals(run);
      case Observing observing -> observing.run().equals(run);
      case Idle idle -> idle.run().equals(run);
      case Dormant _, Gathering _, WaitingForSlot _, Stopping _, Paused _ -> false;
    };
  }
}
