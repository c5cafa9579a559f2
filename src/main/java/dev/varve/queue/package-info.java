/**
 * The durable queue: what was accepted, its state, and the proof that nothing is lost or doubled.
 *
 * <p>Accepts only {@code Redacted} values. Every state change is one transaction of the store; nothing here
 * keeps messages in memory. Methods that take a {@code Tx} run on the thread that owns it.
 */
@NullMarked
package dev.varve.queue;

import org.jspecify.annotations.NullMarked;
