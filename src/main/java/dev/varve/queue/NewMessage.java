package dev.varve.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message at the door.
 *
 * @param dedupKey identity within the session; the same key is the same message
 * @param tool the client's name of the tool; null for a summarize
 * @param ending how the tool use ended: {@code succeeded, failed, refused}; null for a summarize
 * @param richness a later copy with a higher number replaces the payload while the message is pending
 * @param payload JSON
 * @param originalAt when it happened according to the client
 * @param bulk whether it is of an import: observed without a model, after everything live
 */
public record NewMessage(
    MessageKind kind,
    String dedupKey,
    @Nullable String tool,
    @Nullable String ending,
    int richness,
    PackedPayload payload,
    @Nullable String agentId,
    @Nullable String agentType,
    Instant originalAt,
    boolean bulk) {

  /** The same with another payload. */
  public NewMessage with(PackedPayload other) {
    return new NewMessage(kind, dedupKey, tool, ending, richness, other, agentId, agentType, originalAt, bulk);
  }
}
