/**
 * How a model is asked and how its answer is read; the same for every observer that is one.
 *
 * <p>{@link dev.varve.observer.reply.TurnPrompt} shows a turn as text in which nothing that users or tools wrote can
 * end its own quotation. {@link dev.varve.observer.reply.ReplyParser} is lenient about how an answer is wrapped and
 * strict about what it means. What to look for is data: a {@link dev.varve.observer.reply.Mode}. Pure functions; no
 * threads, no clock, no I/O but for the mode's own file.
 */
@NullMarked
package dev.varve.observer.reply;

import org.jspecify.annotations.NullMarked;
