/**
 * Takes what clients report: adapts each client's payload, finds out where it happened, redacts it, and hands it to
 * the session manager. All knowledge of what a client sends lives here.
 */
@NullMarked
package dev.varve.capture;

import org.jspecify.annotations.NullMarked;
