package dev.varve.session;

import dev.varve.observer.GatherPolicy;
import dev.varve.queue.Backlog;
import java.time.Instant;

/**
 * All that the machine knows of a session.
 *
 * @param backlog what waits, as far as events told; a count too high costs one look into the store
 * @param gathering when waiting messages are worth a turn, of the observer that would be used now
 * @param lastRun the newest run ever asked for
 * @param trouble what has gone wrong lately
 * @param changed true when the run is one of observers that were replaced meanwhile
 * @param leaving true once the session shall leave memory at the end of its run
 */
public record Situation(
    SessionState state,
    Backlog backlog,
    GatherPolicy gathering,
    RunId lastRun,
    Trouble trouble,
    boolean changed,
    boolean leaving) {

  static Situation initial(GatherPolicy gathering, RunId lastRun, Trouble trouble) {
    return new Situation(
        new SessionState.Dormant(), Backlog.EMPTY, gathering, lastRun, trouble, false, false);
  }

  Situation in(SessionState next) {
    return new Situation(next, backlog, gathering, lastRun, trouble, changed, leaving);
  }

  Situation with(Backlog next) {
    return new Situation(state, next, gathering, lastRun, trouble, changed, leaving);
  }

  Situation with(Trouble next) {
    return new Situation(state, backlog, gathering, lastRun, next, changed, leaving);
  }

  Situation gathering(GatherPolicy next) {
    return new Situation(state, backlog, next, lastRun, trouble, changed, leaving);
  }

  /** A new run is asked for; it will be one of the observers as they are set now. */
  Situation withRun(RunId run) {
    return new Situation(state, backlog, gathering, run, trouble, false, leaving);
  }

  Situation asChanged() {
    return new Situation(state, backlog, gathering, lastRun, trouble, true, leaving);
  }

  Situation asLeaving() {
    return new Situation(state, backlog, gathering, lastRun, trouble, changed, true);
  }

  /** When the waiting messages are worth a turn; in the past when they are already. */
  Instant due() {
    if (backlog.summarize() || backlog.messages() >= gathering.messages()) {
      return Instant.MIN;
    }
    Instant from = gathering.silence() ? backlog.newestAt() : backlog.oldestAt();
    return from.plus(gathering.patience());
  }

  /** Whether messages wait that are worth a turn. */
  boolean isDue(Instant at) {
    return !backlog.isEmpty() && !due().isAfter(at);
  }

  boolean isWaiting(RunId run) {
    return state instanceof SessionState.WaitingForSlot waiting && waiting.run().equals(run);
  }

  boolean isStarting(RunId run) {
    return state instanceof SessionState.Starting starting && starting.run().equals(run);
  }

  boolean isObserving(RunId run) {
    return state instanceof SessionState.Observing observing && observing.run().equals(run);
  }

  boolean isIdle(RunId run) {
    return state instanceof SessionState.Idle idle && idle.run().equals(run);
  }

  boolean isStopping(RunId run) {
    return state instanceof SessionState.Stopping stopping && stopping.run().equals(run);
  }

  /** Whether the run has an observer, or is getting one, and is not being ended. */
  boolean isRunning(RunId run) {
    return isStarting(run) || isObserving(run) || isIdle(run);
  }
}
