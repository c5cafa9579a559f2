package dev.varve.session;

import dev.varve.observer.Observer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A run in the executor's hands: its provider, its observer once that has started, its term from the first claim on,
 * and the turn it is working on. Closing may happen on any thread and before the start is through.
 */
final class LiveRun {

  /** How long a turn under way may still take when its run is ended in peace. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final RunId id;
  private final Provider provider;
  private final Semaphore idle = new Semaphore(1);
  private Observer.@Nullable Run observer;
  private boolean closed;
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

  /** False when the run was ended meanwhile; then the observer is closed. */
  boolean started(Observer.Run fresh) {
    synchronized (this) {
      observer = fresh;
      if (!closed) {
        return true;
      }
    }
    fresh.close();
    return false;
  }

  synchronized Observer.@Nullable Run observer() {
    return observer;
  }

  /** A turn is shown. */
  void begin(ShownTurn turn, long nowNanos) {
    idle.acquireUninterruptibly();
    turnStartedNanos = nowNanos;
    shown = turn;
  }

  /** The observer has answered or given up. */
  void answered() {
    idle.release();
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

  /** Lets a turn under way finish unless it is the reason for the end, then closes the observer. */
  void close(RunEnd why) {
    if (why instanceof RunEnd.Shutdown || why instanceof RunEnd.Cancelled) {
      awaitTurn();
    }
    kill();
  }

  /** Closes the observer now; twice is harmless. */
  void kill() {
    Observer.Run run;
    synchronized (this) {
      closed = true;
      run = observer;
    }
    if (run != null) {
      run.close();
    }
  }

  private void awaitTurn() {
    try {
      if (idle.tryAcquire(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        idle.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
