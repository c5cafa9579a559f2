package dev.varve.session;

import dev.varve.queue.Backlog;

/**
 * How things stand after a turn.
 *
 * @param answer what kind of answer was stored
 * @param backlog what still waits
 * @param demand whether others wait for the slot
 * @param spent whether the run's conversation has grown too long
 * @param keeps whether the run is worth keeping while nothing is due
 */
public record TurnOutcome(Answer answer, Backlog backlog, Demand demand, boolean spent, boolean keeps) {

  /** What was answered. */
  public enum Answer {
    /** There was nothing to claim. */
    NONE,
    /** Tool uses, with or without memories. */
    TOOL_USES,
    /** A request for a summary, with one. */
    SUMMARY,
    /** A request for a summary, intentionally without. */
    NO_SUMMARY,
    /** A request for a summary, by the rules in place of the run's own observer. */
    SUMMARY_BY_RULES
  }
}
