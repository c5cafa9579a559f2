/**
 * The Claude Code CLI as observer: a child that speaks JSON lines, without tools, settings or memory of its own.
 *
 * <p>One child for each run, in lockstep: a line is sent only after the result of the one before, because the CLI
 * merges lines that wait. Whether a turn failed is read from {@code is_error}, never from {@code subtype}; after a
 * failure the run is over, because the CLI keeps the failed prompt in its history. No other package looks at what the
 * CLI says. It spends the user's own plan, so it stops at a part of the plan's window and says so.
 */
@NullMarked
package dev.varve.observer.claude;

import org.jspecify.annotations.NullMarked;
