package dev.varve.observer;

/**
 * How much one turn may show; at least one message always.
 *
 * @param messages most messages
 * @param payloadBytes most bytes of payloads together
 */
public record TurnLimits(int messages, long payloadBytes) {

  public TurnLimits {
    if (messages < 1 || payloadBytes < 1) {
      throw new IllegalArgumentException("a turn shows at least one message");
    }
  }
}
