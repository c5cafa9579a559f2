package dev.varve.session;

import dev.varve.observer.Outcome;
import dev.varve.queue.PackedPayload;
import dev.varve.queue.SkipReason;
import dev.varve.redact.Redacted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tool use as capture reports it.
 *
 * @param dedupKey identity within the session
 * @param clientPromptId the client's id of the prompt it belongs to; null means the latest
 * @param richness a copy with a higher number may replace one with a lower
 * @param payload JSON object with {@code input}, {@code response}, {@code error}
 * @param refusal why it may not be kept; null when it may
 */
public record ToolUseReport(
    String dedupKey,
    @Nullable String clientPromptId,
    String tool,
    Outcome outcome,
    int richness,
    PackedPayload payload,
    @Nullable String agentId,
    @Nullable String agentType,
    Instant at,
    @Nullable SkipReason refusal) {

  /** One that may be kept; packs the payload. */
  public ToolUseReport(
      String dedupKey,
      @Nullable String clientPromptId,
      String tool,
      Outcome outcome,
      int richness,
      Redacted payload,
      @Nullable String agentId,
      @Nullable String agentType,
      Instant at) {
    this(dedupKey, clientPromptId, tool, outcome, richness, PackedPayload.of(payload), agentId, agentType, at, null);
  }

  /** One of which only its identity may be kept, so that it can never come back by another way. */
  public static ToolUseReport refused(
      String dedupKey, @Nullable String clientPromptId, Outcome outcome, SkipReason refusal, Instant at) {
    return new ToolUseReport(
        dedupKey, clientPromptId, "", outcome, 0, PackedPayload.of(Redacted.emptyObject()), null, null, at, refusal);
  }
}
