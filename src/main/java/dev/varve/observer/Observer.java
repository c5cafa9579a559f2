package dev.varve.observer;

import java.util.Optional;

/**
 * Reads messages and drafts memories: a model, or rules. Thread-safe; a run is not.
 *
 * <p>It has no tools and may not act. Implementations type every foreign failure into {@link ObserverFailure};
 * anything thrown is our own bug.
 */
public interface Observer {

  /** Stable name, stored with each turn, such as {@code rules}. */
  String name();

  /** When waiting messages are worth a turn. */
  GatherPolicy gathering();

  /** How much one turn may show. */
  TurnLimits turnLimits();

  /** Whether a run is worth keeping while it waits for messages. */
  boolean keepsIdleRuns();

  /** Whether a run has to know what its session's memories say already; reading them takes a millisecond or two. */
  default boolean needsRecap() {
    return true;
  }

  /** Most runs at a time. */
  int slots();

  /** Begins one life of the observer for one session; may take a while. The caller closes it. */
  Start start(RunContext context) throws InterruptedException;

  /** Looks cheaply what keeps the observer from working now; empty when nothing is known to. */
  default Optional<ObserverFailure> probe() {
    return Optional.empty();
  }

  /** Ends by force whatever is left of the session's runs; harmless when nothing is, and then quick. */
  default void reap(long session) {}

  /** How a start ended. */
  sealed interface Start {

    record Started(Run run) implements Start {}

    record Failed(ObserverFailure failure) implements Start {}
  }

  /** One life of an observer for a session; used by one thread at a time, but for {@link #lastActivityNanos}. */
  interface Run extends AutoCloseable {

    /** Asks for the reply to one turn; may take minutes. Interrupting the thread or closing gives it up. */
    TurnResult observe(Turn turn) throws InterruptedException;

    /** When the provider last gave a sign of life, by the monotonic clock; any thread. */
    default long lastActivityNanos() {
      return Long.MIN_VALUE;
    }

    /** True when the next turn should be a fresh run's: the conversation has grown too long. */
    default boolean isSpent() {
      return false;
    }

    /** Ends the run and everything that belongs to it; twice is harmless; any thread. */
    @Override
    void close();
  }
}
