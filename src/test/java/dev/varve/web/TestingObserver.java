package dev.varve.web;

import dev.varve.observer.DraftObservation;
import dev.varve.observer.DraftSummary;
import dev.varve.observer.GatherPolicy;
import dev.varve.observer.ObservationType;
import dev.varve.observer.Observer;
import dev.varve.observer.Reply;
import dev.varve.observer.RunContext;
import dev.varve.observer.Spend;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnLimits;
import dev.varve.observer.TurnResult;
import dev.varve.queue.Usage;
import java.util.ArrayList;
import java.util.List;

/** Remembers every tool use at once, one observation each, and every summary. */
final class TestingObserver implements Observer {

  @Override
  public String name() {
    return "testing";
  }

  @Override
  public GatherPolicy gathering() {
    return GatherPolicy.immediately();
  }

  @Override
  public TurnLimits turnLimits() {
    return new TurnLimits(200, Long.MAX_VALUE);
  }

  @Override
  public boolean keepsIdleRuns() {
    return false;
  }

  @Override
  public int slots() {
    return 4;
  }

  @Override
  public Start start(RunContext context) {
    return new Start.Started(
        new Run() {
          @Override
          public TurnResult observe(Turn turn) {
            return new TurnResult.Answered(reply(turn), Usage.NONE, Spend.NONE);
          }

          @Override
          public void close() {}
        });
  }

  static Reply reply(Turn turn) {
    return switch (turn) {
      case Turn.ToolUses tools -> new Reply.Memories(observations(tools), null);
      case Turn.Summarize _ -> new Reply.Memories(List.of(), new DraftSummary("asked", "", "", "done", "", ""));
    };
  }

  private static List<DraftObservation> observations(Turn.ToolUses tools) {
    List<DraftObservation> observations = new ArrayList<>();
    tools.uses().forEach(
        use ->
            observations.add(
                new DraftObservation(
                    ObservationType.DISCOVERY,
                    "used " + use.tool(),
                    "",
                    "",
                    List.of("a fact"),
                    List.of(),
                    List.of(),
                    List.of("a.txt"),
                    List.of(use.id()))));
    return observations;
  }
}
