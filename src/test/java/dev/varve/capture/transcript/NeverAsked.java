package dev.varve.capture.transcript;

import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.RunContext;
import dev.varve.observer.TurnLimits;

/** An observer for tests in which nothing that was scheduled runs. */
final class NeverAsked implements Observer {

  @Override
  public String name() {
    return "none";
  }

  @Override
  public GatherPolicy gathering() {
    return GatherPolicy.immediately();
  }

  @Override
  public TurnLimits turnLimits() {
    return new TurnLimits(1, 1);
  }

  @Override
  public boolean keepsIdleRuns() {
    return false;
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public Start start(RunContext context) {
    throw new AssertionError("nothing starts a run here");
  }
}
