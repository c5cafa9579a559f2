package dev.varve.capture;

import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.context.Moment;
import dev.varve.context.Telling;
import dev.varve.memory.NewPrompt;
import org.jspecify.annotations.Nullable;

/** Works out for which moment an event is one to tell something. Thread-safe. */
final class Moments {

  private final Telling telling;
  private final Reports reports;

  Moments(Telling telling, Reports reports) {
    this.telling = telling;
    this.reports = reports;
  }

  /**
   * Null when it is none.
   *
   * @param signature of the command that failed, if one did
   */
  @Nullable Moment of(Visit visit, CapturedEvent event, @Nullable String signature) {
    return switch (event) {
      case CapturedEvent.SessionStarted _ -> new Moment.SessionStart();
      case CapturedEvent.Compacted _ -> new Moment.Compaction();
      case CapturedEvent.FileOpened file -> new Moment.FileRead(file.path());
      case CapturedEvent.SubagentStarted _ -> new Moment.SubagentStart();
      case PromptSubmitted prompt -> telling.answersPrompts() ? asked(reports.prompt(visit, prompt)) : null;
      case CapturedEvent.ToolsUsed _ -> signature == null ? null : new Moment.CommandFailed(signature);
      case Answered _, CapturedEvent.SessionEnded _, CapturedEvent.Ignored _ -> null;
    };
  }

  private static @Nullable Moment asked(NewPrompt prompt) {
    return prompt.isWithheld() ? null : new Moment.Prompt(prompt.text().text());
  }
}
