package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.observer.Observer;
import dev.varve.observer.ObserverFailure;
import dev.varve.observer.RunContext;
import dev.varve.observer.TurnResult;
import dev.varve.queue.Backlog;
import dev.varve.queue.Blame;
import dev.varve.queue.SessionId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out what a session's machine commands about its run; called for one event at a time. */
final class RunWork {

  /** How long a turn under way may still take when its run is ended in peace. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final SessionId id;
  private final LiveSessions engine;
  private final TurnWork turns;
  private final Consumer<SessionEvent> post;
  private volatile @Nullable LiveRun run;
  private long term;

  RunWork(SessionId id, LiveSessions engine, Consumer<SessionEvent> post) {
    this.id = id;
    this.engine = engine;
    this.turns = engine.parts().turnWork();
    this.post = post;
  }

  Optional<LiveRun> live() {
    return Optional.ofNullable(run);
  }

  /** The session's runs so far ended with that of this term. */
  void follow(long last) {
    term = last;
  }

  private Optional<LiveRun> live(RunId wanted) {
    return live().filter(known -> known.id().equals(wanted));
  }

  void askSlot(RunId wanted, Backlog backlog) {
    switch (backlog.live() ? engine.providers().choose(id) : engine.providers().ofImports()) {
      case Providers.Choice.Wait wait -> post.accept(new SessionEvent.SlotRefused(engine.now(), wanted, wait.reason()));
      case Providers.Choice.Use use -> {
        run = new LiveRun(wanted, use.provider());
        Slots.Claimant claimant = new Slots.Claimant(id, wanted);
        Lane lane = backlog.live() ? Lane.LIVE : Lane.BULK;
        if (use.provider().slots().ask(claimant, lane, engine.now())) {
          post.accept(new SessionEvent.SlotGranted(engine.now(), wanted));
        } else {
          engine.evictIdlest(use.provider());
        }
      }
    }
  }

  void giveSlot(RunId over) {
    Slots.Claimant claimant = new Slots.Claimant(id, over);
    live(over).ifPresent(known -> engine.giveSlot(known.provider(), claimant));
    engine.providers().released(id);
  }

  void start(RunId wanted) {
    LiveRun fresh = live(wanted).orElseThrow();
    Observer observer = fresh.provider().observer();
    String recap = observer.needsRecap() ? engine.parts().database().read(tx -> engine.parts().recap().of(tx, id)) : "";
    RunContext context = new RunContext(id.value(), wanted.value(), recap);
    fresh.start();
    engine.scheduler().call(() -> started(observer, context), result -> started(fresh, result));
  }

  private static Observer.Start started(Observer observer, RunContext context) {
    try {
      return observer.start(context);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Observer.Start.Failed(new ObserverFailure.Stuck("interrupted"));
    } catch (RuntimeException e) {
      return new Observer.Start.Failed(new ObserverFailure.Broken(e.toString()));
    }
  }

  private void started(LiveRun fresh, Observer.Start result) {
    switch (result) {
      case Observer.Start.Started started -> {
        if (fresh.started(started.run())) {
          post.accept(new SessionEvent.RunStarted(engine.now(), fresh.id()));
        } else {
          closed(fresh);
        }
      }
      case Observer.Start.Failed failed -> {
        engine.providers().failed(fresh.provider(), failed.failure());
        post.accept(new SessionEvent.StartFailed(engine.now(), fresh.id(), failed.failure(), engine.chance()));
      }
    }
    fresh.over();
  }

  void nextTurn(RunId wanted, SummaryBreaker breaker) {
    LiveRun live = live(wanted).orElseThrow();
    Observer standIn = engine.providers().standIn();
    Optional<ShownTurn> claimed = turns.claim(id, live, breaker, standIn.name());
    term = live.term();
    if (claimed.isEmpty()) {
      Backlog backlog = engine.parts().database().read(tx -> Backlog.of(tx, id));
      post.accept(stored(live, TurnOutcome.Answer.NONE, backlog));
      return;
    }
    ShownTurn shown = claimed.get();
    live.begin(shown, engine.nowNanos());
    boolean own = isOwn(live, shown);
    engine.scheduler().call(
        () -> own ? Asking.own(live, shown) : Asking.standIn(standIn, id, shown),
        result -> observed(live, shown, own, result));
  }

  private void observed(LiveRun live, ShownTurn shown, boolean own, TurnResult result) {
    switch (result) {
      case TurnResult.Answered answered -> {
        if (own) {
          engine.providers().answered(live.provider());
        }
        post.accept(new SessionEvent.TurnAnswered(engine.now(), live.id(), shown, answered));
      }
      case TurnResult.Failed failed -> {
        // One that we ended ourselves says nothing of its provider.
        if (own && !live.isClosed()) {
          engine.providers().failed(live.provider(), failed.failure());
        }
        post.accept(new SessionEvent.TurnFailed(engine.now(), live.id(), shown, failed, engine.chance()));
      }
    }
    live.over();
  }

  void confirm(Command.Confirm confirm) {
    LiveRun live = live(confirm.run()).orElseThrow();
    Optional<TurnWork.Stored> stored = turns.confirm(confirm.shown(), confirm.result());
    live.settled();
    if (stored.isEmpty()) {
      engine.events().publish(new EngineEvent.TurnFenced(id.value(), confirm.shown().batch().turn().value()));
      post.accept(new SessionEvent.RunFenced(engine.now(), live.id()));
      return;
    }
    engine.parts().depth().settled(confirm.shown().batch().messages().size());
    TurnReports.answered(engine, confirm.shown(), stored.get());
    TurnOutcome.Answer answer = answer(live, confirm.shown(), stored.get());
    post.accept(stored(live, answer, stored.get().backlog()));
  }

  private static TurnOutcome.Answer answer(LiveRun live, ShownTurn shown, TurnWork.Stored stored) {
    if (!shown.isSummarize()) {
      return TurnOutcome.Answer.TOOL_USES;
    }
    if (!isOwn(live, shown)) {
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

  void putBack(Command.PutBack putBack) {
    int buried = turns.putBack(putBack.shown(), putBack.result(), putBack.blame());
    live(putBack.run()).ifPresent(LiveRun::settled);
    engine.parts().depth().settled(buried);
    TurnReports.failed(engine, putBack.shown(), putBack.result().failure(), buried);
  }

  /** What a run that was stuck did not answer costs an attempt; of any other end the messages are not the reason. */
  void putBackRest(Command.PutBackRest rest) {
    Optional<LiveRun> over = live(rest.run());
    over.flatMap(LiveRun::shown).ifPresent(shown -> {
      boolean stuck = rest.why() instanceof RunEnd.Stuck;
      ObserverFailure failure = new ObserverFailure.Stuck(evidence(rest.why()));
      putBack(new Command.PutBack(
          rest.run(), shown, new TurnResult.Failed(failure), stuck ? Blame.COUNTED : Blame.NONE));
      if (stuck && isOwn(over.get(), shown)) {
        engine.providers().failed(over.get().provider(), failure);
      }
    });
    over.ifPresent(known -> run = null);
  }

  private static String evidence(RunEnd why) {
    return why instanceof RunEnd.Stuck stuck ? stuck.evidence() : why.label();
  }

  /** Not when the stand-in was asked in the run's place. */
  private static boolean isOwn(LiveRun live, ShownTurn shown) {
    return shown.observer().equals(live.provider().name());
  }

  void remember(Command.Remember troubles) {
    engine.parts().database().write(tx -> engine.parts().sessions().remember(tx, id, term, troubles));
  }

  /** In peace a turn under way may finish, unless it is the reason for the end. A start that hangs is left to the kill. */
  void end(RunId over, RunEnd why) {
    LiveRun live = live(over).orElseThrow();
    Runnable close = () -> engine.scheduler().call(() -> closed(live), closed -> ended(live, why));
    boolean patient = why instanceof RunEnd.Shutdown || why instanceof RunEnd.Cancelled;
    if (!live.awaitEnd(patient, close)) {
      close.run();
    } else if (!live.isStarting()) {
      engine.scheduler().after(GRACE, live::over);
    }
  }

  private boolean closed(LiveRun live) {
    try {
      live.close();
      return true;
    } catch (RuntimeException e) {
      engine.events().publish(new EngineEvent.Fault("the end of a run of session " + id, e.toString()));
      return false;
    }
  }

  /** The end of a run that was killed meanwhile comes late and must not touch the next one. */
  private void ended(LiveRun live, RunEnd why) {
    if (run != live) {
      return;
    }
    engine.giveSlot(live.provider(), new Slots.Claimant(id, live.id()));
    engine.providers().released(id);
    engine.events().publish(new EngineEvent.RunEnded(id.value(), live.id().value(), why.label()));
    post.accept(new SessionEvent.RunEnded(engine.now(), live.id()));
  }

  /** The peaceful end hangs: by force, and as if it were over. */
  void kill(RunId over) {
    live(over).ifPresent(live -> {
      closed(live);
      ended(live, new RunEnd.Stuck("killed"));
    });
  }

  /** A command could not be carried out: the machine hears of it by the event it waits for. */
  void failed(Command command, RuntimeException e) {
    ObserverFailure failure = new ObserverFailure.Transient("store: " + e);
    switch (command) {
      case Command.NextTurn next -> post.accept(new SessionEvent.RunStale(engine.now(), next.run(), e.toString()));
      case Command.StartRun start ->
          post.accept(new SessionEvent.StartFailed(engine.now(), start.run(), failure, engine.chance()));
      case Command.Confirm confirm -> post.accept(
          new SessionEvent.TurnFailed(
              engine.now(), confirm.run(), confirm.shown(), new TurnResult.Failed(failure), engine.chance()));
      case Command.EndRun end -> kill(end.run());
      case Command.LookForWork _, Command.AskSlot _ -> {
        // The next sweep finds the session's work again.
      }
      case Command.GiveSlot _, Command.PutBack _, Command.PutBackRest _, Command.Kill _, Command.SetTimer _,
          Command.ClearTimer _, Command.Remember _, Command.Leave _ -> {
        // Reported already; what is left in the store is taken back by the next run.
      }
    }
  }
}
