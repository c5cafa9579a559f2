/**
 * The session manager: owns every live session, hands its messages to one observer run at a time, and stores what
 * came of it in the transaction that confirms the messages.
 *
 * <p>{@link dev.varve.session.SessionMachine} decides, purely; {@link dev.varve.session.SessionManager} and
 * {@link dev.varve.session.ActiveSession} only carry out its commands. Events of one session are handled one at a
 * time, in the order they arrive; sessions are independent of each other. Threads and timers come from a {@link
 * dev.varve.session.Scheduler}, so that a simulation can run the same code from one seeded queue.
 *
 * <pre>
 *                    message, not due            due                    granted
 *        Dormant ───────────────────▶ Gathering ─────▶ WaitingForSlot ──────────▶ Starting
 *           ▲  ▲                          ▲  due at once ▲                           │ started
 *           │  │ nothing waits            │ more, not due │ more, due (next run)      ▼
 *           │  └───────────── Stopping ◀──┴───────────────┴─────────────────────  Observing ◀─┐ due
 *    time   │                    │  ▲  no more work, failure, cancelled, deadline     │       │
 *    is over│       failed       │  └─────────────── idle too long ────────────── Idle ───────┘
 *        Paused ◀────────────────┘                                             (keeps its run)
 * </pre>
 */
@NullMarked
package dev.varve.session;

import org.jspecify.annotations.NullMarked;
