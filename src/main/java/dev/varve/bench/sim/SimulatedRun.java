package dev.varve.bench.sim;

import dev.varve.observer.Observer;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One life of a simulated observer, from the beginning of its start to the end of its closing. One that only stands in
 * for a turn of another run needs no slot and never counts as living.
 */
final class SimulatedRun implements Observer.Run {

  private static final Duration GIVES_UP_WITHIN = Duration.ofSeconds(2);

  private final SimulatedObserver observer;
  private final Stage stage;
  private final SimulatedScheduler scheduler;
  private final long session;
  private final long livesFrom;
  private long closedAt = Long.MAX_VALUE;
  private boolean closing;
  private @Nullable Call turn;
  private boolean ignoresClosing;

  SimulatedRun(SimulatedObserver observer, Stage stage, SimulatedScheduler scheduler, long session, long livesFrom) {
    this.observer = observer;
    this.stage = stage;
    this.scheduler = scheduler;
    this.session = session;
    this.livesFrom = livesFrom;
  }

  SimulatedObserver observer() {
    return observer;
  }

  long session() {
    return session;
  }

  boolean isLive(long now) {
    return livesFrom < now && now < closedAt;
  }

  boolean isOver(long now) {
    return closedAt <= now;
  }

  /** Its process is gone with the worker. */
  void killed() {
    closedAt = Math.min(closedAt, stage.time().elapsed());
  }

  @Override
  public TurnResult observe(Turn shown) {
    Call call = scheduler.current();
    if (call == null) {
      throw new IllegalStateException("a turn takes long, and what must not block asks for it");
    }
    turn = call;
    Behaviour behaviour = observer.behaviour();
    stage.witness().shown(this, shown, behaviour);
    call.takes(observer.pace(behaviour));
    if (behaviour == Behaviour.HANGS || behaviour == Behaviour.HANGS_FOR_EVER) {
      ignoresClosing = behaviour == Behaviour.HANGS_FOR_EVER;
      call.hangs();
    }
    return observer.reply(shown, behaviour);
  }

  @Override
  public long lastActivityNanos() {
    return observer.isChatty() ? stage.time().nanos() : Long.MIN_VALUE;
  }

  @Override
  public boolean isSpent() {
    return !stage.weather().isCalm() && stage.random().nextInt(10) == 0;
  }

  /** The first time it may hang or fail; the second time is by force. */
  @Override
  public void close() {
    Call call = closing ? null : scheduler.current();
    closing = true;
    if (call != null && errs()) {
      call.hangs();
      return;
    }
    Duration takes = call == null ? Duration.ZERO : Duration.ofMillis(stage.random().nextInt(1_000));
    if (call != null) {
      call.takes(takes);
    }
    closedAt = Math.min(closedAt, stage.time().elapsed() + takes.toMillis());
    giveUpTurn();
    if (errs()) {
      throw new IllegalStateException("simulated: closing fails");
    }
  }

  /** What only stands in, like rules, holds nothing that could fail to close. */
  private boolean errs() {
    return livesFrom != Long.MAX_VALUE && stage.weather().happens(stage.weather().rates().observerErrs() / 8);
  }

  private void giveUpTurn() {
    Call open = turn;
    if (open != null && !ignoresClosing) {
      open.resume(Duration.ofMillis(stage.random().nextLong(GIVES_UP_WITHIN.toMillis())));
    }
  }
}
