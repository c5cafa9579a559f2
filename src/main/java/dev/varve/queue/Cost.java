package dev.varve.queue;

/**
 * What a turn cost.
 *
 * @param model the provider's name of the model; empty for an observer without one
 * @param micros millionths of a US dollar
 * @param billed false when the cost is only notional
 */
public record Cost(Usage usage, String model, long micros, boolean billed) {

  public static final Cost NONE = new Cost(Usage.NONE, "", 0, false);
}
