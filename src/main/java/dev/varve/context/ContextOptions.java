package dev.varve.context;

import java.time.Duration;

/**
 * What may be told.
 *
 * @param startTokensMax at the start of a session and after a compaction
 * @param perPrompt whether prompts are answered
 * @param perFile whether the reading of a file is answered
 * @param timeMax an answer that takes longer is none
 */
public record ContextOptions(int startTokensMax, boolean perPrompt, boolean perFile, Duration timeMax) {

  /** With the defaults of docs/settings.md. */
  public static ContextOptions defaults() {
    return new ContextOptions(2_000, false, true, Duration.ofMillis(100));
  }

  boolean allow(Moment moment) {
    return switch (moment) {
      case Moment.Prompt _ -> perPrompt;
      case Moment.FileRead _ -> perFile;
      case Moment.SessionStart _, Moment.Compaction _, Moment.SubagentStart _, Moment.CommandFailed _ -> true;
    };
  }
}
