package dev.varve.queue;

/** Identity of one turn. */
public record TurnId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
