package dev.varve.observer;

/** An observer for tests in which nothing that was scheduled runs. */
public final class NeverAsked implements Observer {

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
