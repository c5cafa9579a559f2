/**
 * Measures and proves what Varve promises, from outside: a real worker in a process and a home of its own, loaded
 * over HTTP by a second process that keeps its own ledger of what was acknowledged.
 *
 * <p>Nothing here runs in a worker, but for {@link dev.varve.bench.CrashPoints}, which does nothing unless its
 * variable is set. All load stays on the loopback; processes are ended by their own handles only.
 */
@NullMarked
package dev.varve.bench;

import org.jspecify.annotations.NullMarked;
