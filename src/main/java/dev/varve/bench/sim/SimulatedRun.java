package dev.varve.bench.sim;

import dev.varve.observer.Observer;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One life of a simulated observer; it lives from the delivery of its start to the end of its first closing. */
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
    Call call = scheduler.current();
    boolean peaceful = !closing && call != null;
    closing = true;
    if (peaceful && errs()) {
      call.hangs();
      return;
    }
    Duration takes = peaceful ? Duration.ofMillis(stage.random().nextInt(1_000)) : Duration.ZERO;
    if (call != null) {
      call.takes(takes);
    }
    closedAt = Math.min(closedAt, stage.time().elapsed() + takes.toMillis());
    giveUpTurn();
    if (errs()) {
      throw new IllegalStateException("simulated: closing fails");
    }
  }

  private boolean errs() {
    return stage.weather().happens(stage.weather().rates().observerErrs() / 8);
  }

  private void giveUpTurn() {
    Call open = turn;
    if (open != null && !ignoresClosing) {
      open.resume(Duration.ofMillis(stage.random().nextLong(GIVES_UP_WITHIN.toMillis())));
    }
  }
}
