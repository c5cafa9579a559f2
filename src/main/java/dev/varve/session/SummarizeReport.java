package dev.varve.session;

import dev.varve.queue.PackedPayload;
import dev.varve.redact.Redacted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for a summary as capture reports it.
 *
 * @param dedupKey identity within the session; null when the client gave nothing to tell two requests apart
 * @param payload JSON object with {@code answer} and {@code failure}, both may be missing
 */
public record SummarizeReport(@Nullable String dedupKey, PackedPayload payload, Instant at) {

  /** Packs the payload. */
  public SummarizeReport(@Nullable String dedupKey, Redacted payload, Instant at) {
    this(dedupKey, PackedPayload.of(payload), at);
  }
}
