package dev.varve.session;

import dev.varve.observer.Observer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run in the executor's hands: its provider, its observer once that has started, its term from the first claim on,
 * and the turn it is working on. Closing may happen on any thread and before the start is through.
 */
final class LiveRun {

  private final RunId id;
  private final Provider provider;
  private Observer.@Nullable Run observer;
  private boolean closed;
  private boolean starting;
  private boolean observing;
  private @Nullable Runnable next;
  private long term;
  private volatile @Nullable ShownTurn shown;
  private volatile long turnStartedNanos;

  LiveRun(RunId id, Provider provider) {
    this.id = id;
    this.provider = provider;
  }

  RunId id() {
    return id;
  }

  Provider provider() {
    return provider;
  }

  /** Its observer is being started. */
  synchronized void start() {
    starting = true;
  }

  /** False when the run was ended meanwhile; then the observer is to be closed. */
  synchronized boolean started(Observer.Run fresh) {
    observer = fresh;
    return !closed;
  }

  synchronized Observer.@Nullable Run observer() {
    return observer;
  }

  /** A turn is shown. */
  synchronized void begin(ShownTurn turn, long nowNanos) {
    turnStartedNanos = nowNanos;
    shown = turn;
    observing = true;
  }

  /** Its start or its turn is over, or nobody waits for that any longer. */
  void over() {
    Runnable waiting;
    synchronized (this) {
      starting = false;
      observing = false;
      waiting = next;
      next = null;
    }
    if (waiting != null) {
      waiting.run();
    }
  }

  /**
   * Runs the task once the start under way is over, lest it bring up an observer whose slot is another's; when {@code
   * patient}, once the turn under way is over, too. False when there is nothing to wait for; then it does not run.
   */
  synchronized boolean awaitEnd(boolean patient, Runnable task) {
    boolean waits = starting || patient && observing;
    next = waits ? task : null;
    return waits;
  }

  synchronized boolean isStarting() {
    return starting;
  }

  /** False when the stand-in is asked in its place. */
  boolean isAsked(ShownTurn turn) {
    return turn.observer().equals(provider.name());
  }

  /** The turn is stored or put back. */
  void settled() {
    shown = null;
  }

  /** What is claimed and not settled. */
  Optional<ShownTurn> shown() {
    return Optional.ofNullable(shown);
  }

  /** How long the observer has given no sign of life in the turn under way. */
  Duration silentFor(long nowNanos) {
    Observer.Run run = observer();
    if (run == null || shown == null || run.lastActivityNanos() == Long.MIN_VALUE) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(nowNanos - Math.max(turnStartedNanos, run.lastActivityNanos()));
  }

  /** Closes the observer now, whatever it is doing; twice is harmless. */
  void close() {
    Observer.Run run;
    synchronized (this) {
      closed = true;
      run = observer;
    }
    if (run != null) {
      run.close();
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  boolean hasTerm() {
    return term > 0;
  }

  long term() {
    return term;
  }

  /** Only by the session's own events, one at a time. */
  long take(long fresh) {
    term = fresh;
    return fresh;
  }
}
