package dev.varve.session;

import java.util.Locale;

/** Why a run ended. */
public sealed interface RunEnd {

  /** No work was left. */
  record Idle() implements RunEnd {}

  /** The slot was needed by another session while this one had nothing to do. */
  record Evicted() implements RunEnd {}

  /** Gave way between two turns to a session that had waited long. */
  record Yielded() implements RunEnd {}

  /** The session is being unloaded or forgotten. */
  record Cancelled() implements RunEnd {}

  /** Nothing moved for too long. */
  record Stuck(String evidence) implements RunEnd {}

  /** The observer ended or failed. */
  record Died(String evidence) implements RunEnd {}

  /** The observer may not be used for a while. */
  record Paused(String reason) implements RunEnd {}

  /** The worker stops. */
  record Shutdown() implements RunEnd {}

  /** A fresh run goes on: the conversation was too long, or a later run took the session over. */
  record Replaced() implements RunEnd {}

  /** For people: the evidence, where there is any. */
  default String reason() {
    return switch (this) {
      case Stuck stuck -> stuck.evidence();
      case Died died -> died.evidence();
      case Paused paused -> paused.reason();
      case Idle _, Evicted _, Yielded _, Cancelled _, Shutdown _, Replaced _ -> label();
    };
  }

  /** For logs. */
  default String label() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
