package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.TurnResult;
import dev.varve.queue.Backlog;
import dev.varve.queue.Blame;
import dev.varve.queue.SessionId;
import java.util.Optional;
import java.util.function.Consumer;

/** The turns of a session's runs: each is claimed and shown, and then confirmed or put back. */
final class RunTurns {

  private final SessionId id;
  private final LiveSessions engine;
  private final TurnWork turns;
  private final Consumer<SessionEvent> post;

  RunTurns(SessionId id, LiveSessions engine, Consumer<SessionEvent> post) {
    this.id = id;
    this.engine = engine;
    this.turns = engine.parts().turnWork();
    this.post = post;
  }

  /** The run has its term afterwards; empty when there was nothing to claim. */
  Optional<ShownTurn> claim(LiveRun live, SummaryBreaker breaker, Observer standIn) {
    return turns.claim(id, live, breaker, standIn.name());
  }

  void nothing(LiveRun live) {
    post.accept(stored(live, TurnOutcome.Answer.NONE, engine.backlog(id)));
  }

  void show(LiveRun live, ShownTurn shown, Observer standIn) {
    live.begin(shown, engine.nowNanos());
    engine.scheduler().call(
        () -> live.isAsked(shown) ? Asking.own(live, shown) : Asking.standIn(standIn, id, shown),
        result -> observed(live, shown, result));
  }

  private void observed(LiveRun live, ShownTurn shown, TurnResult result) {
    switch (result) {
      case TurnResult.Answered answered -> {
        if (live.isAsked(shown)) {
          engine.providers().answered(live.provider());
        }
        post.accept(new SessionEvent.TurnAnswered(engine.now(), live.id(), shown, answered));
      }
      case TurnResult.Failed failed -> {
        // One that we ended ourselves says nothing of its provider.
        if (live.isAsked(shown) && !live.isClosed()) {
          engine.providers().failed(live.provider(), failed.failure());
        }
        post.accept(new SessionEvent.TurnFailed(engine.now(), live.id(), shown, failed, engine.chance()));
      }
    }
    live.over();
  }

  void confirm(LiveRun live, ShownTurn shown, TurnResult.Answered result) {
    Optional<TurnWork.Stored> stored = turns.confirm(shown, result);
    live.settled();
    if (stored.isEmpty()) {
      engine.events().publish(new EngineEvent.TurnFenced(id.value(), shown.batch().turn().value()));
      post.accept(new SessionEvent.RunFenced(engine.now(), live.id()));
      return;
    }
    engine.parts().depth().settled(shown.batch().messages().size());
    TurnReports.answered(engine, shown, stored.get());
    post.accept(stored(live, answer(live, shown, stored.get()), stored.get().backlog()));
  }

  private static TurnOutcome.Answer answer(LiveRun live, ShownTurn shown, TurnWork.Stored stored) {
    if (!shown.isSummarize()) {
      return TurnOutcome.Answer.TOOL_USES;
    }
    if (!live.isAsked(shown)) {
      return TurnOutcome.Answer.SUMMARY_BY_RULES;
    }
    return stored.memories().summaries() > 0 ? TurnOutcome.Answer.SUMMARY : TurnOutcome.Answer.NO_SUMMARY;
  }

  private SessionEvent stored(LiveRun live, TurnOutcome.Answer answer, Backlog backlog) {
    Demand demand = live.provider().slots().demand(engine.now(), engine.times().yieldAfter());
    Observer.Run observer = live.observer();
    boolean spent = observer != null && observer.isSpent();
    boolean keeps = live.provider().observer().keepsIdleRuns();
    return new SessionEvent.TurnStored(
        engine.now(), live.id(), new TurnOutcome(answer, backlog, demand, spent, keeps));
  }

  void putBack(ShownTurn shown, TurnResult.Failed result, Blame blame) {
    int buried = turns.putBack(shown, result, blame);
    engine.parts().depth().settled(buried);
    TurnReports.failed(engine, shown, result.failure(), buried);
  }

  /** What a run that was stuck did not answer costs an attempt; of any other end the messages are not the reason. */
  void putBackRest(LiveRun over, ShownTurn shown, RunEnd why) {
    if (why instanceof RunEnd.Stuck stuck) {
      ObserverFailure failure = new ObserverFailure.Stuck(stuck.evidence());
      putBack(shown, new TurnResult.Failed(failure), Blame.COUNTED);
      if (over.isAsked(shown)) {
        engine.providers().failed(over.provider(), failure);
      }
    } else {
      putBack(shown, new TurnResult.Failed(new ObserverFailure.Stuck(why.label())), Blame.NONE);
    }
  }
}
