/**
 * The tools that coding agents call themselves: what they are, what they take, and how they answer, over JSON-RPC as the
 * Model Context Protocol has it. One request is answered by one text; nothing is kept between two requests, so that a
 * restarted worker loses nothing. Whoever asks runs a tool on its own thread. Tools read, and {@code save} adds; none
 * changes or deletes what is remembered. Who may ask is decided before, by the HTTP door.
 */
@NullMarked
package dev.varve.mcp;

import org.jspecify.annotations.NullMarked;
