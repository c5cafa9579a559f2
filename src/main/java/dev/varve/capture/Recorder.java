package dev.varve.capture;

import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.capture.Receipt.Status;
import dev.varve.context.CommandStep;
import dev.varve.context.Telling;
import dev.varve.memory.NewPrompt;
import dev.varve.memory.Prompts;
import dev.varve.queue.Acceptance;
import dev.varve.queue.SkipReason;
import dev.varve.redact.Redacted;
import dev.varve.session.SessionManager;
import dev.varve.session.SummarizeReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands what an event says to the session manager, redacted, and says what became of it. Thread-safe. */
final class Recorder {

  private final SessionManager sessions;
  private final Telling telling;
  private final Reports reports;
  private final CommandSteps steps;

  Recorder(SessionManager sessions, Telling telling, Reports reports, CommandSteps steps) {
    this.sessions = sessions;
    this.telling = telling;
    this.reports = reports;
    this.steps = steps;
  }

  /**
   * What became of an event.
   *
   * @param signature of a command that failed and was not known of; null when none did
   */
  record Taken(Receipt receipt, @Nullable String signature) {}

  /** Returns when what may be kept of it is on disk. */
  Taken take(Visit visit, CapturedEvent event) {
    return event instanceof CapturedEvent.ToolsUsed tools
        ? tools(visit, tools.uses())
        : new Taken(taken(visit, event), null);
  }

  private Receipt taken(Visit visit, CapturedEvent event) {
    return switch (event) {
      case CapturedEvent.SessionStarted started -> started(visit, started.cleared());
      case PromptSubmitted prompt -> prompt(visit, reports.prompt(visit, prompt));
      case CapturedEvent.ToolsUsed tools -> tools(visit, tools.uses()).receipt();
      case Answered answered ->
          receipt(sessions.queueSummarize(visit.key(), visit.place(), reports.summarize(visit, answered)));
      case CapturedEvent.Compacted _ -> started(visit, false);
      case CapturedEvent.SessionEnded _ -> ended(visit);
      case CapturedEvent.FileOpened _ -> ignored("the report after the use is what counts");
      case CapturedEvent.SubagentStarted _ -> ignored("this event carries nothing to keep");
      case CapturedEvent.Ignored ignored -> ignored(ignored.reason());
    };
  }

  /** Nothing of it could come back by another way, so there is nothing to put on record. */
  private Receipt started(Visit visit, boolean cleared) {
    SkipReason refusal = visit.ruling().refusal();
    if (refusal != null) {
      return skipped(refusal);
    }
    sessions.initialize(visit.key(), visit.place(), cleared);
    return new Receipt(Status.RECORDED, null, null);
  }

  private Receipt ended(Visit visit) {
    sessions.end(visit.key(), visit.place(), new SummarizeReport(null, Redacted.emptyObject(), visit.at()));
    return new Receipt(Status.RECORDED, null, null);
  }

  private Receipt prompt(Visit visit, NewPrompt prompt) {
    SkipReason refusal = visit.ruling().refusal();
    if (refusal == null && prompt.isWithheld()) {
      return ignored("nothing of the prompt is the user's");
    }
    return switch (sessions.prompt(visit.key(), visit.place(), prompt)) {
      case Prompts.Outcome.Stored _ -> refusal == null ? new Receipt(Status.RECORDED, null, null) : skipped(refusal);
      case Prompts.Outcome.Duplicate _ -> new Receipt(Status.DUPLICATE, null, null);
      case Prompts.Outcome.NumberTaken taken -> throw new BadPayload(
          BadPayload.Problem.CONFLICT, "prompt " + taken.number() + " of this session is another one; leave the number out");
    };
  }

  /** The receipt of several uses is that of the first new one, else of the first. */
  private Taken tools(Visit visit, List<Use> uses) {
    Receipt first = ignored("no tool was used");
    String signature = null;
    for (Use use : uses) {
      Taken taken = tool(visit, use);
      Receipt receipt = taken.receipt();
      boolean better = receipt.status() == Status.QUEUED ? first.status() != Status.QUEUED : first.messageId() == null;
      first = better ? receipt : first;
      signature = signature == null ? taken.signature() : signature;
    }
    return new Taken(first, signature);
  }

  private Taken tool(Visit visit, Use use) {
    if (OwnTools.include(use.tool())) {
      return new Taken(ignored("a use of our own tools"), null);
    }
    Receipt receipt = receipt(sessions.queueToolUse(visit.key(), visit.place(), reports.toolUse(visit, use)));
    Long message = receipt.messageId();
    if (receipt.status() != Status.QUEUED || message == null) {
      return new Taken(receipt, null);
    }
    CommandStep step = steps.of(use);
    telling.used(visit.key(), message, step);
    return new Taken(receipt, step.signature());
  }

  private static Receipt skipped(SkipReason reason) {
    return new Receipt(Status.SKIPPED, null, reason.stored());
  }

  static Receipt ignored(String reason) {
    return new Receipt(Status.IGNORED, null, reason);
  }

  private static Receipt receipt(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Queued queued -> new Receipt(Status.QUEUED, queued.id().value(), null);
      case Acceptance.Duplicate known -> new Receipt(Status.DUPLICATE, known.id().value(), null);
      case Acceptance.Skipped skipped ->
          new Receipt(Status.SKIPPED, skipped.id().value(), skipped.reason().stored());
    };
  }
}
