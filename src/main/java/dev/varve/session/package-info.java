/**
 * The session manager: owns every live session, hands its messages to one observer run at a time, and stores what
 * came of it in the transaction that confirms the messages.
 *
 * <p>{@link dev.varve.session.SessionMachine} decides, purely, along the states of {@link
 * dev.varve.session.SessionState}; {@link dev.varve.session.SessionManager} and
 * {@link dev.varve.session.ActiveSession} only carry out its commands. Events of one session are handled one at a
 * time, in the order they arrive; sessions are independent of each other. Threads and timers come from a {@link
 * dev.varve.session.Scheduler}, so that a simulation can run the same code from one seeded queue.
 */
@NullMarked
package dev.varve.session;

import org.jspecify.annotations.NullMarked;
