/**
 * What programs print, read as lines: reports of tests, errors, warnings, figures. Knows how each tool writes and nothing
 * of who ran it.
 *
 * <p>Each reader takes what it knows for certain and leaves the rest; a text that only looks like a report is none. Pure
 * functions; no threads, no clock, no I/O.
 */
@NullMarked
package dev.varve.observer.rules.output;

import org.jspecify.annotations.NullMarked;
