/**
 * Reads the records that clients keep of their own sessions: the second source of what happened. Files are only read,
 * only beneath a client's own directory, never past a line that is not complete nor a tool use that is not answered.
 * What is found goes in by the same door as a client's reports; this package decides nothing about it. Files are read
 * apart from the threads that answer hooks: one at a time, and of an import those of several sessions at once.
 */
@NullMarked
package dev.varve.capture.transcript;

import org.jspecify.annotations.NullMarked;
