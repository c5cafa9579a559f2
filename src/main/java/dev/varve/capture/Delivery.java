package dev.varve.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an event reached us.
 *
 * @param id the sender's own id of this delivery, the same when it is repeated; at most 200 characters
 * @param at when the event happened, for senders that deliver later; null means now
 */
public record Delivery(@Nullable String id, @Nullable Instant at) {}
