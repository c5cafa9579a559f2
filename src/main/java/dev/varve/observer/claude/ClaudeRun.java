package dev.varve.observer.claude;

import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.Reply;
import dev.varve.observer.Turn;
import dev.varve.observer.TurnResult;
import dev.varve.observer.reply.ParsedReply;
import dev.varve.observer.reply.ReplyParser;
import dev.varve.observer.reply.TurnPrompt;
import dev.varve.process.Supervisor;
import java.util.Optional;

/** One child for one session. After a failure it is over: the failed prompt would stay in the child's history. */
final class ClaudeRun implements Observer.Run {

  /** Input of the last turn above which the next one belongs into a fresh conversation. */
  private static final long INPUT_TOKENS_MAX = 40_000;

  private final ClaudeChild child;
  private final Supervisor supervisor;
  private final ReplyParser parser;
  private final PlanGauge gauge;
  private String recap;
  private volatile boolean over;
  private volatile long inputTokens;

  ClaudeRun(ClaudeChild child, Supervisor supervisor, ReplyParser parser, PlanGauge gauge, String recap) {
    this.child = child;
    this.supervisor = supervisor;
    this.parser = parser;
    this.gauge = gauge;
    this.recap = recap;
  }

  @Override
  public TurnResult observe(Turn turn) throws InterruptedException {
    Optional<ObserverFailure> pause = gauge.pause();
    if (pause.isPresent()) {
      return new TurnResult.Failed(pause.get());
    }
    if (over) {
      return new TurnResult.Failed(new ObserverFailure.Died("the conversation with claude was over before"));
    }
    try {
      return answer(turn);
    } catch (InterruptedException e) {
      over = true;
      supervisor.kill(child.process());
      throw e;
    }
  }

  private TurnResult answer(Turn turn) throws InterruptedException {
    String prompt = TurnPrompt.of(turn, recap);
    recap = "";
    Exchange first = child.ask(prompt);
    return switch (first) {
      case Exchange.Failed failed -> failed(failed.failure(), failed.cost());
      case Exchange.Said said -> {
        ParsedReply reply = read(said, turn);
        yield isWorthAsking(reply) ? again(turn, said.cost()) : judged(reply, said.cost());
      }
    };
  }

  private TurnResult again(Turn turn, Exchange.Cost before) throws InterruptedException {
    Exchange second = child.ask(TurnPrompt.restated(turn));
    Exchange.Cost cost = before.plus(second.cost());
    return switch (second) {
      case Exchange.Failed failed -> failed(failed.failure(), cost);
      case Exchange.Said said -> judged(read(said, turn), cost);
    };
  }

  private ParsedReply read(Exchange.Said said, Turn turn) {
    inputTokens = said.cost().usage().inputTokens()
        + said.cost().usage().cacheReadTokens()
        + said.cost().usage().cacheWriteTokens();
    return parser.parse(said.text(), said.ended(), turn);
  }

  private static boolean isWorthAsking(ParsedReply reply) {
    return switch (reply) {
      case ParsedReply.Prose _, ParsedReply.Empty _, ParsedReply.CutOff _ -> true;
      case ParsedReply.Memories _, ParsedReply.Nothing _, ParsedReply.Unusable _ -> false;
    };
  }

  private TurnResult judged(ParsedReply reply, Exchange.Cost cost) {
    return switch (reply) {
      case ParsedReply.Memories memories -> new TurnResult.Answered(memories.reply(), cost.usage(), cost.spend());
      case ParsedReply.Nothing _ ->
          new TurnResult.Answered(new Reply.Nothing(), cost.usage(), cost.spend());
      case ParsedReply.Prose prose -> malformed(
          "it answered in prose instead of the agreed form, %d characters, twice".formatted(prose.chars()), cost);
      case ParsedReply.Empty _ -> malformed("it answered with nothing at all, twice", cost);
      case ParsedReply.CutOff _ -> malformed("its answer was cut off, twice", cost);
      case ParsedReply.Unusable unusable -> malformed(unusable.evidence(), cost);
    };
  }

  private TurnResult malformed(String evidence, Exchange.Cost cost) {
    return failed(new ObserverFailure.Malformed(evidence), cost);
  }

  private TurnResult failed(ObserverFailure failure, Exchange.Cost cost) {
    over = true;
    return new TurnResult.Failed(failure, cost.usage(), cost.spend());
  }

  @Override
  public long lastActivityNanos() {
    return child.process().lastActivityNanos();
  }

  @Override
  public boolean isSpent() {
    return inputTokens > INPUT_TOKENS_MAX;
  }

  @Override
  public void close() {
    supervisor.stop(child.process());
  }
}
