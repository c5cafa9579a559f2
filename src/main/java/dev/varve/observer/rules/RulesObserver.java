package dev.varve.observer.rules;

import dev.varve.observer.DraftObservation;
import dev.varve.observer.GatherPolicy;
import dev.varve.observer.Observer;
import dev.varve.observer.Reply;
import dev.varve.observer.RunContext;
import dev.varve.observer.Spend;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnLimits;
import dev.varve.observer.TurnResult;
import dev.varve.queue.Usage;
import java.time.Duration;
import java.util.List;

/**
 * The observer that reads tool uses and answers by fixed rules. Costs nothing, needs nothing, always answers; the
 * same turn has the same answer. Thread-safe, its runs too.
 */
public final class RulesObserver implements Observer {

  /** A stretch of work is told best when it is over: at a summary, after 50 messages or 5 min of silence. */
  public static final GatherPolicy DEFAULT = new GatherPolicy(50, Duration.ofMinutes(5), true);

  /** They compute and wait for nothing, so more would only take the cores away from the intake of events. */
  public static final int SLOTS = 1;

  /** Enough for a prompt's work; what memory a turn may take is bounded by the bytes. */
  private static final TurnLimits TURN_LIMITS = new TurnLimits(200, 16 << 20);

  private final GatherPolicy gathering;

  public RulesObserver(GatherPolicy gathering) {
    this.gathering = gathering;
  }

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public GatherPolicy gathering() {
    return gathering;
  }

  @Override
  public TurnLimits turnLimits() {
    return TURN_LIMITS;
  }

  @Override
  public boolean keepsIdleRuns() {
    return false;
  }

  @Override
  public boolean needsRecap() {
    return false;
  }

  @Override
  public int slots() {
    return SLOTS;
  }

  @Override
  public Start start(RunContext context) {
    return new Start.Started(new RulesRun());
  }

  /** Has no state: every turn is answered from itself alone. */
  private static final class RulesRun implements Run {

    @Override
    public TurnResult observe(Turn turn) {
      Reply reply =
          switch (turn) {
            case Turn.ToolUses uses -> observations(Drafts.of(uses));
            case Turn.Summarize summarize -> Summarizer.of(summarize)
                .<Reply>map(summary -> new Reply.Memories(List.of(), summary))
                .orElseGet(Reply.Nothing::new);
          };
      return new TurnResult.Answered(reply, Usage.NONE, Spend.NONE);
    }

    private static Reply observations(List<DraftObservation> drafts) {
      return drafts.isEmpty() ? new Reply.Nothing() : new Reply.Memories(drafts, null);
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
