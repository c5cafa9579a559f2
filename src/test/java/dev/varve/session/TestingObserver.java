package dev.varve.session;

import dev.varve.observer.DraftObservation;
import dev.varve.observer.GatherPolicy;
import dev.varve.observer.ObservationType;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Reply;
import dev.varve.observer.RunContext;
import dev.varve.observer.Spend;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnLimits;
import dev.varve.observer.TurnResult;
import dev.varve.queue.Usage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers every turn with an intended nothing, at once, unless it is to fail or to remember; counts its runs. Thread-safe.
 */
final class TestingObserver implements Observer {

  final AtomicInteger started = new AtomicInteger();
  final AtomicInteger live = new AtomicInteger();
  final AtomicInteger mostLive = new AtomicInteger();
  volatile boolean probes = true;
  volatile GatherPolicy gathering = GatherPolicy.immediately();
  volatile boolean probeBreaks;
  volatile boolean needsRecap = true;
  volatile @Nullable ObserverFailure failure;

  /** One memory of each turn, with this title. */
  volatile @Nullable String remembers;

  /** What else happens while a turn is under way. */
  volatile Runnable meanwhile = () -> {};

  final List<String> recaps = new CopyOnWriteArrayList<>();
  final List<Long> reaped = new CopyOnWriteArrayList<>();
  private final String name;

  TestingObserver(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public GatherPolicy gathering() {
    return gathering;
  }

  @Override
  public TurnLimits turnLimits() {
    return new TurnLimits(3, 48_000);
  }

  @Override
  public boolean keepsIdleRuns() {
    return true;
  }

  @Override
  public boolean needsRecap() {
    return needsRecap;
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public Optional<ObserverFailure> probe() {
    if (probeBreaks) {
      throw new IllegalStateException("the probe breaks");
    }
    return probes ? Optional.empty() : Optional.of(new ObserverFailure.NotInstalled("missing", "install it"));
  }

  @Override
  public void reap(long session) {
    reaped.add(session);
  }

  @Override
  public Start start(RunContext context) {
    started.incrementAndGet();
    recaps.add(context.recap());
    int now = live.incrementAndGet();
    mostLive.accumulateAndGet(now, Math::max);
    return new Start.Started(new TestingRun());
  }

  private final class TestingRun implements Run {

    private boolean closed;

    @Override
    public TurnResult observe(Turn turn) {
      ObserverFailure why = failure;
      Reply reply = reply(turn);
      meanwhile.run();
      return why == null ? new TurnResult.Answered(reply, Usage.NONE, Spend.NONE) : new TurnResult.Failed(why);
    }

    private Reply reply(Turn turn) {
      String title = remembers;
      return title == null
          ? new Reply.Nothing()
          : new Reply.Memories(
              List.of(
                  new DraftObservation(
                      ObservationType.CHANGE,
                      title,
                      "",
                      "",
                      List.of("a fact"),
                      List.of(),
                      List.of(),
                      List.of(),
                      turn.messages())),
              null);
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        live.decrementAndGet();
      }
    }
  }
}
