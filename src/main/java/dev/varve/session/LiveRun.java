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
  private boolean observing;
  private @Nullable Runnable afterTurn;
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

  /** The observer has answered or given up, or nobody waits for it any longer. */
  void turnOver() {
    Runnable next;
    synchronized (this) {
      observing = false;
      next = afterTurn;
      afterTurn = null;
    }
    if (next != null) {
      next.run();
    }
  }

  /** Runs the task once the turn under way is over; false when there is none, and then it does not run. */
  synchronized boolean awaitTurn(Runnable task) {
    afterTurn = observing ? task : null;
    return observing;
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
