package dev.varve.memory.transfer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of an export. Names of the components are those of the format. */
public sealed interface Line {

  /** The first line; a higher format than {@value #FORMAT} is not read. */
  record Head(int format, String program) implements Line {

    static final int FORMAT = 1;
  }

  record Project(
      String identity,
      String name,
      @Nullable String label,
      @Nullable String retention,
      Instant createdAt,
      List<String> aliases)
      implements Line {}

  /** Names a session in all lines. */
  record SessionName(String client, String id) {}

  record Session(
      SessionName session,
      @Nullable SessionName parent,
      String project,
      String cwd,
      @Nullable String branch,
      @Nullable String head,
      Instant startedAt,
      Instant lastEventAt,
      @Nullable Instant endedAt,
      int lastPrompt)
      implements Line {}

  /**
   * A prompt.
   *
   * @param hidden whether it was private as a whole; then, and when it was forgotten, the text is empty
   */
  record Prompt(
      SessionName session,
      String project,
      int number,
      String key,
      @Nullable String clientPromptId,
      String text,
      boolean hidden,
      String source,
      Instant originalAt,
      Instant acceptedAt)
      implements Line {}

  /** What one request to an observer yielded. */
  record Turn(
      SessionName session,
      String observer,
      @Nullable String model,
      Instant endedAt,
      List<Source> sources,
      List<Observation> observations,
      List<Summary> summaries)
      implements Line {}

  /**
   * The identity of a message, without what it said.
   *
   * @param kind {@code tool_use, summarize, note}
   */
  record Source(
      String kind,
      String key,
      String project,
      int prompt,
      int firstPrompt,
      @Nullable String tool,
      @Nullable String ending,
      @Nullable String agentType,
      Instant originalAt) {}

  /**
   * One of a turn's observations.
   *
   * @param from positions in the turn's sources, counted from 0
   */
  record Observation(
      String project,
      int prompt,
      String type,
      String title,
      String subtitle,
      String narrative,
      List<String> facts,
      List<String> concepts,
      List<String> filesRead,
      List<String> filesModified,
      @Nullable String branch,
      @Nullable String head,
      @Nullable String agentType,
      Instant originalAt,
      Instant createdAt,
      List<Integer> from) {}

  /**
   * The summary that a turn wrote.
   *
   * @param from position in the turn's sources of the request it answers
   */
  record Summary(
      String project,
      int firstPrompt,
      int lastPrompt,
      String request,
      String investigated,
      String learned,
      String completed,
      String nextSteps,
      String notes,
      @Nullable String branch,
      Instant originalAt,
      Instant createdAt,
      int from) {}
}
