package dev.varve.queue;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claimed message.
 *
 * @param packed its payload as it is stored, or null when that is gone; not copied, so nobody may change it
 * @param bulk whether it is of an import
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and a copy of every payload would cost.
public record Message(
    MessageId id,
    MessageKind kind,
    Snapshot snapshot,
    @Nullable String tool,
    @Nullable String ending,
    @Nullable String agentType,
    byte @Nullable [] packed,
    Instant originalAt,
    boolean bulk) {

  /** JSON text, unpacked with each call; empty when it is gone or damaged. */
  public Optional<String> payload() {
    return PackedPayload.text(packed);
  }
}
