package dev.varve.capture.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.observer.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a transcript says, in our words; still raw. */
public sealed interface TranscriptEvent {

  Source source();

  /**
   * Where and when it happened.
   *
   * @param session the client's id of the session
   */
  record Source(String session, @Nullable String cwd, @Nullable String branch, Instant at) {}

  /** A user's prompt, under the client's id of it. */
  record Prompted(Source source, String id, String text) implements TranscriptEvent {}

  /** A tool use that has its answer. */
  record Used(Source source, Call call, @Nullable JsonNode response, @Nullable String error, Outcome outcome)
      implements TranscriptEvent {}

  /** The last word on a prompt; {@code failed} when it only says why there is no answer. */
  record Answered(Source source, @Nullable String promptId, String text, boolean failed) implements TranscriptEvent {}

  /** What was asked of a tool, under the client's id of the use. */
  record Call(
      String id,
      @Nullable String promptId,
      String tool,
      @Nullable JsonNode input,
      @Nullable String agentId,
      @Nullable String agentType) {}
}
