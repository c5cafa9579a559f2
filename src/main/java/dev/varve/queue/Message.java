package dev.varve.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claimed message.
 *
 * @param payload JSON text
 */
public record Message(
    MessageId id,
    MessageKind kind,
    Snapshot snapshot,
    @Nullable String tool,
    @Nullable String ending,
    @Nullable String agentType,
    String payload,
    Instant originalAt) {}
