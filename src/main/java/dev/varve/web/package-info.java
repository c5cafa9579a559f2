/**
 * The HTTP door: hooks and the plain API come in, what is remembered goes out, over the loopback and a Unix socket.
 *
 * <p>Bound before the store is open, so that whoever asks is told at once that the worker is starting. Each request
 * runs on a virtual thread of its own and may block. Nothing that comes in is trusted: every input has a limit with a
 * name in {@link dev.varve.web.WebLimits}, and bad input is answered with a problem (RFC 9457) that says what would
 * be right. The door decides nothing about sessions and memories; it calls what it shows.
 */
@NullMarked
package dev.varve.web;

import org.jspecify.annotations.NullMarked;
