package dev.varve.capture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.observer.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client reported, in our words; still raw, so it never leaves this package. */
sealed interface CapturedEvent {

  /** A session began or went on; {@code cleared} when it takes the place of one the user cleared. */
  record SessionStarted(boolean cleared) implements CapturedEvent {}

  /** The client has replaced what the session said so far by a short version. */
  record Compacted() implements CapturedEvent {}

  /** A file is about to be read: nothing to keep, but something may be told. */
  record FileOpened(String path) implements CapturedEvent {}

  /** A subagent begins: nothing to keep, but something may be told. */
  record SubagentStarted() implements CapturedEvent {}

  /**
   * A prompt.
   *
   * @param id the client's id of the prompt
   * @param number the client's number for it
   */
  record PromptSubmitted(@Nullable String id, @Nullable Integer number, String text) implements CapturedEvent {}

  /** One or several tool uses. */
  record ToolsUsed(List<Use> uses) implements CapturedEvent {}

  /** The client has answered; {@code failure} when it could not. */
  record Answered(@Nullable String id, String answer, @Nullable String failure) implements CapturedEvent {}

  /** The session is over. */
  record SessionEnded() implements CapturedEvent {}

  /** Nothing to keep. */
  record Ignored(String reason) implements CapturedEvent {}

  /**
   * One tool use.
   *
   * @param id the client's id of it
   * @param richness how much this kind of report knows: {@link #REPORT}, {@link #TRANSCRIPT} or {@link #MENTION}
   */
  record Use(
      @Nullable String id,
      @Nullable String promptId,
      String tool,
      @Nullable JsonNode input,
      @Nullable JsonNode response,
      @Nullable String error,
      Outcome outcome,
      int richness,
      @Nullable String agentId,
      @Nullable String agentType) {

    /** A report of the use itself. */
    static final int REPORT = 3;

    /** What the client wrote down of the use. */
    static final int TRANSCRIPT = 2;

    /** A mention among others, without all that is known of the use. */
    static final int MENTION = 1;
  }
}
