/**
 * What the engine reports about itself: typed events, delivered to whoever subscribed. Events report, they never
 * command; a subscriber that fails or is slow is its own problem.
 */
@NullMarked
package dev.varve.events;

import org.jspecify.annotations.NullMarked;
