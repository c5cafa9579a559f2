package dev.varve.session;

/** One life of an observer for a session; no two runs of a session have the same in the life of a worker. */
public record RunId(long value) {

  public static final RunId NONE = new RunId(0);

  /** Runs of one session during one of its times in memory; more would take years. */
  private static final long IN_MEMORY_MAX = 1_000_000;

  /** The one before the first of a session's time in memory, by the number of that time. */
  static RunId before(long timeInMemory) {
    return new RunId(timeInMemory * IN_MEMORY_MAX);
  }

  RunId next() {
    return new RunId(value + 1);
  }
}
