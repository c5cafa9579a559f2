package dev.varve.observer.claude;

import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Spend;
import dev.varve.queue.Usage;

/** One line sent to the child and what came of it. */
sealed interface Exchange {

  /** What it cost, also when it failed. */
  Cost cost();

  /** Tokens of this exchange and the money they stand for. */
  record Cost(Usage usage, Spend spend) {

    static final Cost NONE = new Cost(Usage.NONE, Spend.NONE);

    Cost plus(Cost more) {
      Usage sum = new Usage(
          usage.inputTokens() + more.usage.inputTokens(),
          usage.outputTokens() + more.usage.outputTokens(),
          usage.cacheReadTokens() + more.usage.cacheReadTokens(),
          usage.cacheWriteTokens() + more.usage.cacheWriteTokens());
      Spend named = more.spend.model().isEmpty() ? spend : more.spend;
      long micros = spend.costMicros() + more.spend.costMicros();
      return new Cost(sum, new Spend(named.model(), micros, named.billed()));
    }
  }

  /** {@code ended} is false when the model was stopped in the middle of it. */
  record Said(String text, boolean ended, Cost cost) implements Exchange {}

  record Failed(ObserverFailure failure, Cost cost) implements Exchange {}
}
