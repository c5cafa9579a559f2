package dev.varve.observer;

/**
 * What a turn cost.
 *
 * @param model the provider's name of the model; empty for an observer without one
 * @param costMicros millionths of a US dollar
 * @param billed false when the cost is only notional, because a subscription or nobody pays it
 */
public record Spend(String model, long costMicros, boolean billed) {

  /** What an observer without a model costs. */
  public static final Spend NONE = new Spend("", 0, false);
}
