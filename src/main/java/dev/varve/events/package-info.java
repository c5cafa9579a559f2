/**
 * What the engine reports about itself: typed events, delivered to whoever subscribed. Events report, they never
 * command. Subscribers run on the publisher's thread, so they are quick and do not throw.
 */
@NullMarked
package dev.varve.events;

import org.jspecify.annotations.NullMarked;
