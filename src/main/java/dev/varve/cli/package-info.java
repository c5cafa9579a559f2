/**
 * The commands of {@code varve}. While a worker runs they go over its HTTP door; without one the few that must
 * still answer open the store themselves, under the worker's lock. Results go to stdout, progress and errors to
 * stderr; an error is a sentence with its remedy, never a stack trace. Nothing here decides what is remembered.
 *
 * <p>Commands are single-threaded and live for one invocation.
 */
@NullMarked
package dev.varve.cli;

import org.jspecify.annotations.NullMarked;
