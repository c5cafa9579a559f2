/**
 * Looks at an installation from outside: is the listener ours, is the store sound, what would keep a worker from
 * starting. Checks only read, work with and without a running worker, and answer with findings, never exceptions.
 */
@NullMarked
package dev.varve.health;

import org.jspecify.annotations.NullMarked;
