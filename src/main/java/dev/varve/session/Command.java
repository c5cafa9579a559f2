package dev.varve.session;

import dev.varve.observer.TurnResult;
import dev.varve.queue.Blame;
import java.time.Instant;

/** What the machine wants done. Carrying a command out leads to events, never back into the machine. */
public sealed interface Command {

  /**
   * Ask for a slot for a new run; answered by {@link SessionEvent.SlotGranted} at once or later, or by {@link
   * SessionEvent.SlotRefused}.
   */
  record AskSlot(RunId run) implements Command {}

  /** The run will not need its slot; harmless when it has none. */
  record GiveSlot(RunId run) implements Command {}

  /** Start the observer of the run that was granted a slot. */
  record StartRun(RunId run) implements Command {}

  /** Claim the next batch and show it to the observer. */
  record NextTurn(RunId run) implements Command {}

  /** Store what the turn yielded and confirm exactly what it showed; answered by {@link SessionEvent.TurnStored}. */
  record Confirm(RunId run, ShownTurn shown, TurnResult.Answered result) implements Command {}

  /** Put the messages of a failed turn back. */
  record PutBack(RunId run, ShownTurn shown, TurnResult.Failed result, Blame blame) implements Command {}

  /** Put back what the ended run had claimed and neither confirmed nor put back itself. */
  record PutBackRest(RunId run, RunEnd why) implements Command {}

  /** Close the run's observer and give its slot back; answered by {@link SessionEvent.RunEnded}. */
  record EndRun(RunId run, RunEnd why) implements Command {}

  /** The run does not end by itself: end it by force. */
  record Kill(RunId run) implements Command {}

  /** Let the timer go off at that time; replaces the one set before. */
  record SetTimer(Timer timer, Instant at) implements Command {}

  /** No timer is needed. */
  record ClearTimer() implements Command {}

  /** Ask the store what waits; answered by {@link SessionEvent.WorkFound}. */
  record LookForWork() implements Command {}

  /** Keep these over a restart of the worker. */
  record Remember(RestartGuard guard, SummaryBreaker breaker) implements Command {}

  /** Leave memory. */
  record Leave() implements Command {}
}
