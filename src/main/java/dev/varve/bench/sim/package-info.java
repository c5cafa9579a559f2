/**
 * A deterministic simulation: the real session engine and the real SQL, on virtual time, with simulated clients and
 * observers, and with faults between any two steps. All chance comes from one seed; the same seed takes the same
 * steps.
 *
 * <p>Everything of one seed runs on one thread: tasks that are due at the same time run in an order that the seed
 * chooses. Nothing here sleeps, opens a file or a socket, or starts a process.
 */
@NullMarked
package dev.varve.bench.sim;

import org.jspecify.annotations.NullMarked;
