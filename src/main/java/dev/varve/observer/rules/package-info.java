/**
 * The observer that needs no model: folds a stretch of work into a few honest observations and a summary.
 *
 * <p>It never guesses: every sentence it writes is read off a prompt, a tool use or an answer. Pure functions of
 * the turn; no threads, no clock, no I/O.
 */
@NullMarked
package dev.varve.observer.rules;

import org.jspecify.annotations.NullMarked;

