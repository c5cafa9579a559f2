package dev.varve.session;

import dev.varve.queue.PackedPayload;
import dev.varve.queue.SkipReason;
import dev.varve.redact.Redacted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for a summary as capture reports it.
 *
 * @param dedupKey identity within the session; null when the client gave nothing to tell two requests apart
 * @param payload JSON object with {@code answer} and {@code failure}, both may be missing
 * @param refusal why it may not be kept; null when it may
 */
public record SummarizeReport(
    @Nullable String dedupKey, PackedPayload payload, Instant at, @Nullable SkipReason refusal) {

  /** One that may be kept. */
  public SummarizeReport(@Nullable String dedupKey, Redacted payload, Instant at) {
    this(dedupKey, PackedPayload.of(payload), at, null);
  }

  /** The same without what was said. */
  SummarizeReport withoutText() {
    return new SummarizeReport(dedupKey, PackedPayload.of(Redacted.emptyObject()), at, refusal);
  }
}
