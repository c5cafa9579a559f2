package dev.varve.bench.sim;

import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.RunContext;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnLimits;
import dev.varve.observer.TurnResult;
import java.time.Duration;
import java.util.Optional;

/** An observer whose every move the seed decides; it tells the witness what it is shown. */
final class SimulatedObserver implements Observer {

  private static final Duration START_MAX = Duration.ofSeconds(3);

  private final String name;
  private final boolean paid;
  private final boolean chatty;
  private final Stage stage;
  private final SimulatedScheduler scheduler;
  private final Replies replies;
  private long replacedAt = Long.MAX_VALUE;

  private SimulatedObserver(String name, boolean paid, Stage stage, SimulatedScheduler scheduler) {
    this.name = name;
    this.paid = paid;
    this.stage = stage;
    this.scheduler = scheduler;
    this.chatty = stage.random().nextBoolean();
    this.replies = new Replies(stage);
  }

  /** Like a model behind a process: gathers, is kept while idle, has two slots and many ways to fail. */
  static SimulatedObserver paid(Stage stage, SimulatedScheduler scheduler) {
    return new SimulatedObserver("paid", true, stage, scheduler);
  }

  /** Like the rules: waits for silence, is not kept, stands in for the other. */
  static SimulatedObserver standIn(Stage stage, SimulatedScheduler scheduler) {
    return new SimulatedObserver("stand-in", false, stage, scheduler);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public GatherPolicy gathering() {
    return paid ? stage.scenario().gathering() : new GatherPolicy(50, Duration.ofMinutes(5), true);
  }

  @Override
  public TurnLimits turnLimits() {
    return paid ? stage.scenario().limits() : new TurnLimits(200, 16 << 20);
  }

  @Override
  public boolean keepsIdleRuns() {
    return paid;
  }

  @Override
  public int slots() {
    return paid ? 2 : 4;
  }

  boolean isChatty() {
    return chatty;
  }

  @Override
  public Optional<ObserverFailure> probe() {
    return errs(0.5) ? Optional.of(new ObserverFailure.Died("simulated: the probe fails")) : Optional.empty();
  }

  @Override
  public Start start(RunContext context) {
    Call call = scheduler.current();
    if (call == null) {
      throw new IllegalStateException("a start takes long, and what must not block asks for it");
    }
    stage.findings().expect(stage.time().elapsed() <= replacedAt, "an observer starts that was replaced before");
    call.takes(Duration.ofMillis(stage.random().nextLong(START_MAX.toMillis())));
    stage.witness().started(context);
    if (paid && errs(0.3)) {
      return failedStart(call);
    }
    long livesFrom = context.run() == 0 ? Long.MAX_VALUE : stage.time().elapsed();
    SimulatedRun run = new SimulatedRun(this, stage, scheduler, context.session(), livesFrom);
    stage.witness().add(run);
    return new Start.Started(run);
  }

  private Start failedStart(Call call) {
    return switch (stage.random().nextInt(4)) {
      case 0 -> throw new IllegalStateException("simulated: the start breaks");
      case 1 -> {
        call.takes(Duration.ofSeconds(90));
        yield new Start.Failed(new ObserverFailure.Died("simulated: dies after a long start"));
      }
      case 2 -> {
        call.hangs();
        yield new Start.Failed(new ObserverFailure.Died("simulated: never starts"));
      }
      default -> new Start.Failed(replies.anyFailure());
    };
  }

  private boolean errs(double share) {
    return stage.weather().happens(stage.weather().rates().observerErrs() * share);
  }

  /** The settings changed; no run may start from now on. */
  void replaced() {
    replacedAt = stage.time().elapsed();
  }

  /** What it does with the next turn. */
  Behaviour behaviour() {
    Behaviour wanted = stage.weather().behaviour();
    return paid || !wanted.needsModel() ? wanted : Behaviour.ANSWERS;
  }

  /** How long a turn takes. */
  Duration pace(Behaviour behaviour) {
    return switch (behaviour) {
      case SLOW -> Duration.ofSeconds(stage.random().nextInt(60, 280));
      case LATE -> Duration.ofSeconds(stage.random().nextInt(290, 900));
      default -> {
        int seconds = stage.scenario().calm() ? stage.random().nextInt(8, 16) : stage.random().nextInt(1, 5);
        yield Duration.ofSeconds(seconds);
      }
    };
  }

  TurnResult reply(Turn turn, Behaviour behaviour) {
    return replies.to(turn, behaviour);
  }
}
