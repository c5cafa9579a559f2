package dev.varve.observer;

import dev.varve.queue.Usage;

/** How a turn ended; failed turns cost too. */
public sealed interface TurnResult {

  Usage usage();

  Spend spend();

  /** A complete reply; it answers every message the turn showed. */
  record Answered(Reply reply, Usage usage, Spend spend) implements TurnResult {}

  /** No usable reply; the messages go back to the queue. */
  record Failed(ObserverFailure failure, Usage usage, Spend spend) implements TurnResult {

    /** A failure before anything was spent. */
    public Failed(ObserverFailure failure) {
      this(failure, Usage.NONE, Spend.NONE);
    }
  }
}
