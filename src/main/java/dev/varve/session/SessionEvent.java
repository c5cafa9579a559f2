package dev.varve.session;

import dev.varve.observer.ObserverFailure;
import dev.varve.observer.TurnResult;
import dev.varve.queue.Backlog;
import dev.varve.queue.MessageKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to a session. Events of a run carry its id; those of an older run are ignored. */
public sealed interface SessionEvent {

  Instant at();

  /** A message is on disk. */
  record MessageAccepted(Instant at, MessageKind kind) implements SessionEvent {}

  /** The store was asked what waits. */
  record WorkFound(Instant at, Backlog backlog) implements SessionEvent {}

  /** A slot was given for this run. */
  record SlotGranted(Instant at, RunId run) implements SessionEvent {}

  /** No observer may be used now. */
  record SlotRefused(Instant at, RunId run, String reason) implements SessionEvent {}

  /** An observer may be tried again. */
  record GateOpened(Instant at) implements SessionEvent {}

  /** The run's observer is ready. */
  record RunStarted(Instant at, RunId run) implements SessionEvent {}

  /** The run's observer could not be started; {@code chance} is 0 to below 1. */
  record StartFailed(Instant at, RunId run, ObserverFailure failure, double chance) implements SessionEvent {}

  /** The observer has answered; nothing is stored yet. */
  record TurnAnswered(Instant at, RunId run, ShownTurn shown, TurnResult.Answered result) implements SessionEvent {}

  /** A turn's result is on disk, or nothing was there to be claimed. */
  record TurnStored(Instant at, RunId run, TurnOutcome outcome) implements SessionEvent {}

  /** A turn had no usable reply, or it could not be stored; {@code chance} is 0 to below 1. */
  record TurnFailed(Instant at, RunId run, ShownTurn shown, TurnResult.Failed result, double chance)
      implements SessionEvent {}

  /** The run's claims are over: a later run, or somebody who forgot the session, took it. */
  record RunFenced(Instant at, RunId run) implements SessionEvent {}

  /** The reaper found the run without life. */
  record RunStale(Instant at, RunId run, String evidence) implements SessionEvent {}

  /** The run's slot is wanted, if it has nothing to do. */
  record EvictAsked(Instant at, RunId run) implements SessionEvent {}

  /** Observer and slot of the run are free. */
  record RunEnded(Instant at, RunId run) implements SessionEvent {}

  /** A timer set by the machine for the time {@code due} went off. */
  record TimerFired(Instant at, Timer timer, Instant due) implements SessionEvent {

    /** A timer counts only if it is the one a state waits for; one set for an earlier state is stale. */
    boolean isFor(@Nullable Instant awaited) {
      return due.equals(awaited);
    }

    /** The time that was waited for has come, whatever a clock says that was set back meanwhile. */
    Instant reached() {
      return at.isAfter(due) ? at : due;
    }
  }

  /** The wall clock moved on by itself, or the machine slept. */
  record ClockJumped(Instant at, Duration by) implements SessionEvent {}

  /** The observers were set anew; a run of the old ones ends at its next turn boundary. */
  record ObserversChanged(Instant at) implements SessionEvent {}

  /** The session shall leave memory; its messages stay. */
  record UnloadAsked(Instant at) implements SessionEvent {}

  /** What the session held was forgotten; whatever is under way must not come back. */
  record ForgetAsked(Instant at) implements SessionEvent {}

  /** The worker stops. */
  record ShutdownAsked(Instant at) implements SessionEvent {}
}
