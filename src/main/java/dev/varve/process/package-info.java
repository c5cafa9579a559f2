/**
 * Child processes under supervision: started, watched, fed, stopped and, whatever happens, gone in the end.
 *
 * <p>A child has its own process group and cannot outlive the worker, even after {@code kill -9} of it: the kernel
 * or a wrapper shell sees to that ({@link dev.varve.process.SpawnLine}), and what a dead worker still left is ended
 * at the next start ({@link dev.varve.process.ProcessRegistry}). A process is known by its pid and its start, and
 * nothing else is ever signalled. This package knows no observer, no session and no store.
 *
 * <p>Threads: one permanent thread starts all children, three daemon threads serve each child's streams. Of this process's
 * own threads those for work nobody waits for are made here ({@link dev.varve.process.Background}).
 */
@NullMarked
package dev.varve.process;

import org.jspecify.annotations.NullMarked;
