package dev.varve.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A claimed message.
 *
 * @param payload JSON text
 * @param bulk whether it is of an import
 */
public record Message(
    MessageId id,
    MessageKind kind,
    Snapshot snapshot,
    @Nullable String tool,
    @Nullable String ending,
    @Nullable String agentType,
    String payload,
    Instant originalAt,
    boolean bulk) {

  /** A live message. */
  public Message(
      MessageId id,
      MessageKind kind,
      Snapshot snapshot,
      @Nullable String tool,
      @Nullable String ending,
      @Nullable String agentType,
      String payload,
      Instant originalAt) {
    this(id, kind, snapshot, tool, ending, agentType, payload, originalAt, false);
  }
}
