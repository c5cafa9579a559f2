package dev.varve.observer.claude;

import dev.varve.queue.Usage;
import java.util.List;

/** A line of the CLI's stdout, as far as an observer needs it. */
sealed interface StreamEvent {

  /** A turn begins; comes again each turn. */
  record Init(String keySource) implements StreamEvent {}

  /**
   * A block of the answer.
   *
   * @param error the CLI's name of an error this message stands for; empty for an answer of the model
   */
  record Assistant(String model, String error) implements StreamEvent {}

  /** How much of the plan is used. */
  record Limits(PlanLimits limits) implements StreamEvent {}

  /** The turn is over. */
  record Result(Verdict verdict, String text, String stopReason, Usage usage, double totalCostUsd)
      implements StreamEvent {}

  /**
   * How it ended.
   *
   * @param status of the provider's answer; 0 when there was none
   * @param kind the CLI's typed cause ({@code api_error}); empty when it has none
   * @param reason why the CLI's loop ended ({@code terminal_reason})
   * @param messages of an error that is the CLI's own
   * @param limits what a refused request said about the plan
   */
  record Verdict(boolean isError, int status, String kind, String reason, List<String> messages, PlanLimits limits) {
    public Verdict {
      messages = List.copyOf(messages);
    }
  }

  /** Anything else; the CLI adds kinds of lines over time. */
  record Other() implements StreamEvent {}

  /** Not a line of the protocol. */
  record Unreadable() implements StreamEvent {}
}
