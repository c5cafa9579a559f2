package dev.varve.observer.claude;

import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.RunContext;
import dev.varve.observer.TurnLimits;
import dev.varve.observer.reply.Instructions;
import dev.varve.observer.reply.Mode;
import dev.varve.observer.reply.ReplyParser;
import dev.varve.process.Spawn;
import dev.varve.process.Supervisor;
import dev.varve.settings.HomeFolder;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The Claude Code CLI as observer. Thread-safe. */
public final class ClaudeObserver implements Observer {

  /** Twelve messages or 48 kB: a turn the model answers well, and a small part of its window. */
  private static final TurnLimits TURN = new TurnLimits(12, 48 * 1024);

  private final ClaudeOptions options;
  private final Supervisor supervisor;
  private final CapabilityProbe probe;
  private final PlanGauge gauge;
  private final FailureTable failures;
  private final ReplyParser parser;
  private final String instructions;

  /** The supervisor stays the caller's. */
  public ClaudeObserver(ClaudeOptions options, Mode mode, Supervisor supervisor, InstantSource clock) {
    this.options = options;
    this.supervisor = supervisor;
    this.probe = new CapabilityProbe(options, supervisor);
    this.gauge = new PlanGauge(clock);
    this.failures = new FailureTable(clock, options.model());
    this.parser = new ReplyParser(mode);
    this.instructions = Instructions.of(mode);
  }

  @Override
  public String name() {
    return "claude";
  }

  @Override
  public GatherPolicy gathering() {
    return options.gathering();
  }

  @Override
  public TurnLimits turnLimits() {
    return TURN;
  }

  @Override
  public boolean keepsIdleRuns() {
    return true;
  }

  @Override
  public int slots() {
    return options.slots();
  }

  /** The CLI says nothing before it is asked, so a start that succeeded only means that there is a process. */
  @Override
  public Start start(RunContext context) throws InterruptedException {
    Optional<ObserverFailure> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return new Start.Failed(obstacle.get());
    }
    return switch (supervisor.start(ClaudeCommand.launch(options, instructions, context))) {
      case Spawn.Refused refused -> new Start.Failed(new ObserverFailure.Died(refused.evidence()));
      case Spawn.Started started -> {
        ClaudeChild child = new ClaudeChild(started.child(), options.model(), failures, gauge);
        yield new Start.Started(new ClaudeRun(child, supervisor, parser, gauge, context.recap()));
      }
    };
  }

  /** Asks no model: the executable works and the plan's window is not spent. */
  @Override
  public Optional<ObserverFailure> probe() {
    try {
      return obstacle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new ObserverFailure.Stuck("interrupted"));
    }
  }

  @Override
  public void reap(long session) {
    supervisor.killSession(session);
  }

  private Optional<ObserverFailure> obstacle() throws InterruptedException {
    try {
      new HomeFolder(options.directory()).make();
    } catch (IOException e) {
      return Optional.of(new ObserverFailure.Misconfigured(
          "the observer's directory cannot be made: " + e.getMessage(), "make " + options.directory() + " writable"));
    }
    return switch (probe.capability()) {
      case Capability.Unusable unusable -> Optional.of(unusable.failure());
      case Capability.Usable _ -> gauge.pause();
    };
  }
}
