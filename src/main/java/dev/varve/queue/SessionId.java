package dev.varve.queue;

/** Our own immutable identity of a session; keys everything. */
public record SessionId(long value) {

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
