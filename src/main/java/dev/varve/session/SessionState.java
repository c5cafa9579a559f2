package dev.varve.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a session in memory stands. Starting, Observing and Stopping hold a slot and have a deadline; Idle holds
 * one; the others hold neither slot nor observer. In Dormant after a run, or after a rest, the store is asked what waits.
 *
 * <pre>
 *              work, not due               due                    granted
 *    Dormant ────────────────▶ Gathering ───────▶ WaitingForSlot ─────────▶ Starting ─────┐
 *     ▲ ▲ │                       work, due         ▲   ▲   │                  │ started  │
 *     │ │ └─────────────────────────────────────────┘   │   │ refused          ▼          │ the
 *     │ │                                    gate opens │   ▼        ┌───▶ Observing ─────┤ run
 *     │ │                                            Paused      due └───────┘ │ ▲        │ shall
 *     │ │                                          (no time)       nothing due ▼ │ due    │ end
 *     │ │ ended                                                               Idle ───────┤
 *     │ └─────── Stopping ◀───────────────────────────────────────────────────────────────┘
 *     │ time        │ ended, after
 *     │ is over     ▼ a failure
 *     └──────── Paused(until)
 * </pre>
 */
public sealed interface SessionState {

  /** Nothing is to be done. */
  record Dormant() implements SessionState {}

  /** Messages wait for company. */
  record Gathering(Instant until) implements SessionState {}

  /** Work is due, and no slot is free. */
  record WaitingForSlot(RunId run, Instant since) implements SessionState {}

  /** An observer is being started. */
  record Starting(RunId run, Instant deadline) implements SessionState {}

  /** A turn is under way. */
  record Observing(RunId run, Instant deadline) implements SessionState {}

  /** The observer waits for messages. */
  record Idle(RunId run, Instant since) implements SessionState {}

  /** The run is being ended. */
  record Stopping(RunId run, RunEnd why, Instant deadline) implements SessionState {}

  /**
   * Work waits until something has passed.
   *
   * @param until null while it waits for its provider instead of a time
   */
  record Paused(String reason, @Nullable Instant until) implements SessionState {}
}
