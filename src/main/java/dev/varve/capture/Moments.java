package dev.varve.capture;

import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.context.Moment;
import dev.varve.context.Telling;
import dev.varve.memory.NewPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out for which moment an event is one to tell something. Thread-safe. */
final class Moments {

  private final Telling telling;
  private final Reports reports;
  private final CommandSteps steps;

  Moments(Telling telling, Reports reports, CommandSteps steps) {
    this.telling = telling;
    this.reports = reports;
    this.steps = steps;
  }

  /** Null when it is none. */
  @Nullable Moment of(Visit visit, CapturedEvent event) {
    return switch (event) {
      case CapturedEvent.SessionStarted _ -> new Moment.SessionStart();
      case CapturedEvent.Compacted _ -> new Moment.Compaction();
      case CapturedEvent.FileOpened file -> new Moment.FileRead(file.path());
      case CapturedEvent.SubagentStarted _ -> new Moment.SubagentStart();
      case PromptSubmitted prompt -> telling.answersPrompts() ? asked(reports.prompt(visit, prompt)) : null;
      case CapturedEvent.ToolsUsed tools -> failed(tools.uses());
      case Answered _, CapturedEvent.SessionEnded _, CapturedEvent.Ignored _ -> null;
    };
  }

  private static @Nullable Moment asked(NewPrompt prompt) {
    return prompt.isWithheld() ? null : new Moment.Prompt(prompt.text().text());
  }

  private @Nullable Moment failed(List<Use> uses) {
    for (Use use : uses) {
      String signature = steps.of(use).signature();
      if (signature != null) {
        return new Moment.CommandFailed(signature);
      }
    }
    return null;
  }
}
