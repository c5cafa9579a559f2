package dev.varve.session;

import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Reply;
import dev.varve.observer.RunContext;
import dev.varve.observer.Spend;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnLimits;
import dev.varve.observer.TurnResult;
import dev.varve.queue.Usage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Answers every turn with an intended nothing, at once, unless it is to fail; counts its runs. Thread-safe. */
final class TestingObserver implements Observer {

  final AtomicInteger started = new AtomicInteger();
  final AtomicInteger live = new AtomicInteger();
  final AtomicInteger mostLive = new AtomicInteger();
  volatile boolean probes = true;
  volatile boolean probeBreaks;
  volatile @Nullable ObserverFailure failure;
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
    return GatherPolicy.immediately();
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
  public int slots() {
    return 2;
  }

  @Override
  public boolean probe() {
    if (probeBreaks) {
      throw new IllegalStateException("the probe breaks");
    }
    return probes;
  }

  @Override
  public Start start(RunContext context) {
    started.incrementAndGet();
    int now = live.incrementAndGet();
    mostLive.accumulateAndGet(now, Math::max);
    return new Start.Started(new TestingRun());
  }

  private final class TestingRun implements Run {

    private boolean closed;

    @Override
    public TurnResult observe(Turn turn) {
      ObserverFailure why = failure;
      return why == null
          ? new TurnResult.Answered(new Reply.Nothing(), Usage.NONE, Spend.NONE)
          : new TurnResult.Failed(why);
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
