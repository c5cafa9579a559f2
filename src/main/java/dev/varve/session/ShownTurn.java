package dev.varve.session;

import dev.varve.observer.Turn;
import dev.varve.queue.Batch;
import java.time.Instant;

/**
 * A claimed batch and how it is shown.
 *
 * @param observer who is asked; not always the run's own, when rules step in for a summary
 */
public record ShownTurn(Batch batch, Turn turn, String observer, Instant since) {

  boolean isSummarize() {
    return turn instanceof Turn.Summarize;
  }

  /** The newest prompt it touches. */
  int lastPrompt() {
    return batch.messages().getLast().snapshot().promptNumber();
  }

  boolean isSingle() {
    return batch.messages().size() == 1;
  }

  /** Without what was said in it: for logs. */
  @Override
  public String toString() {
    return "turn %s of %d".formatted(batch.turn(), batch.messages().size());
  }
}
