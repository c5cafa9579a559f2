package dev.varve.session;

/** One life of an observer for a session; counts up within the session's time in memory. */
public record RunId(long value) {

  public static final RunId NONE = new RunId(0);

  RunId next() {
    return new RunId(value + 1);
  }
}
