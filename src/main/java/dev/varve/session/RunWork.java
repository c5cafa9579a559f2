package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.observer.Observer;
import dev.varve.observer.RunContext;
import dev.varve.queue.Backlog;
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
  private final RunTurns turns;
  private final Consumer<SessionEvent> post;
  private volatile @Nullable LiveRun run;
  private long term;

  RunWork(SessionId id, LiveSessions engine, Consumer<SessionEvent> post) {
    this.id = id;
    this.engine = engine;
    this.turns = new RunTurns(id, engine, post);
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
    engine.scheduler().call(() -> Asking.start(observer, context), result -> started(fresh, result));
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
    Optional<ShownTurn> claimed = turns.claim(live, breaker, standIn);
    term = live.term();
    claimed.ifPresentOrElse(shown -> turns.show(live, shown, standIn), () -> turns.nothing(live));
  }

  void confirm(Command.Confirm confirm) {
    turns.confirm(live(confirm.run()).orElseThrow(), confirm.shown(), confirm.result());
  }

  void putBack(Command.PutBack putBack) {
    turns.putBack(putBack.shown(), putBack.result(), putBack.blame());
    live(putBack.run()).ifPresent(LiveRun::settled);
  }

  void putBackRest(Command.PutBackRest rest) {
    live(rest.run()).ifPresent(over -> {
      over.shown().ifPresent(shown -> turns.putBackRest(over, shown, rest.why()));
      run = null;
    });
  }

  void remember(Command.Remember troubles) {
    engine.parts().database().write(tx -> engine.parts().troubles().keep(tx, id, term, troubles));
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

  /** A command could not be carried out. */
  void failed(Command command, RuntimeException e) {
    UndoneCommand.heard(command, e, engine).ifPresent(post);
    if (command instanceof Command.EndRun end) {
      kill(end.run());
    }
  }
}
