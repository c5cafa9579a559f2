package dev.varve.queue;

/** Identity of one message; grows with the order of acceptance over all sessions. */
public record MessageId(long value) implements Comparable<MessageId> {

  @Override
  public int compareTo(MessageId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
