package dev.varve.queue;

/**
 * How often a message is shown before it is given up.
 *
 * @param batched failed attempts after which it is shown alone
 * @param alone further failed attempts after which it may die
 */
public record AttemptLimits(int batched, int alone) {

  /** 3 in batches, 3 alone. */
  public static AttemptLimits defaults() {
    return new AttemptLimits(3, 3);
  }

  int total() {
    return batched + alone;
  }
}
