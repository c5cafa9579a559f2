package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.queue.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A session in memory: its mailbox, its situation, and the hands that carry out what the machine commands. Events
 * are handled one at a time; whatever may take long runs elsewhere and reports back by an event.
 */
final class ActiveSession {

  private final SessionId id;
  private final RunId lastRun;
  private final LiveSessions engine;
  private final RunWork runWork;
  private final Mailbox mailbox;
  private final SessionTimer timer;
  private final CompletableFuture<@Nullable Void> gone = new CompletableFuture<>();
  private volatile @Nullable Situation situation;
  private volatile Instant touchedAt;

  /** @param lastRun the run before its first */
  ActiveSession(SessionId id, RunId lastRun, LiveSessions engine) {
    this.id = id;
    this.lastRun = lastRun;
    this.engine = engine;
    this.runWork = new RunWork(id, engine, this::post);
    this.mailbox = new Mailbox(engine.scheduler(), this::take);
    this.timer = new SessionTimer(engine.scheduler());
    this.touchedAt = engine.now();
  }

  /** False when the session has left memory; then the event was not taken. */
  boolean post(SessionEvent event) {
    boolean taken = mailbox.put(event);
    if (taken) {
      touchedAt = event.at();
    }
    return taken;
  }

  SessionId id() {
    return id;
  }

  SessionState state() {
    Situation now = situation;
    return now == null ? new SessionState.Dormant() : now.state();
  }

  /** When the run fell idle; empty when it is another one or has something to do. */
  Optional<Instant> idleSince(RunId run) {
    return state() instanceof SessionState.Idle idle && idle.run().equals(run)
        ? Optional.of(idle.since())
        : Optional.empty();
  }

  Instant touchedAt() {
    return touchedAt;
  }

  /** For the reaper: the run, and why it should be ended by force. */
  Optional<SessionEvent.RunStale> stale(Instant now) {
    Optional<LiveRun> run = runWork.live();
    Duration silent = run.map(live -> live.silentFor(engine.nowNanos())).orElse(Duration.ZERO);
    return run.flatMap(live -> StaleRun.detect(state(), silent, now, engine.times())
        .map(evidence -> new SessionEvent.RunStale(now, live.id(), evidence)));
  }

  private void take(SessionEvent event) {
    try {
      handle(event);
    } catch (RuntimeException e) {
      fault(e);
    }
  }

  private void handle(SessionEvent event) {
    Situation before = now();
    Step step = engine.machine().on(before.gathering(engine.providers().gathering()), event);
    situation = step.next();
    engine.trace().stepped(id, before, event, step);
    for (Command command : step.commands()) {
      try {
        execute(command, step.next(), event.at());
      } catch (RuntimeException e) {
        fault(e);
        runWork.failed(command, e);
      }
    }
  }

  /** What the last worker knew of the session's troubles is read with its first event. */
  private Situation now() {
    Situation known = situation;
    if (known == null) {
      TroubleStates.Past past = engine.parts().database().read(tx -> engine.parts().troubles().load(tx, id));
      runWork.follow(past.term());
      known = Situation.initial(engine.providers().gathering(), lastRun, past.trouble());
      situation = known;
    }
    return known;
  }

  private void execute(Command command, Situation now, Instant at) {
    switch (command) {
      case Command.AskSlot ask -> runWork.askSlot(ask.run(), now.backlog());
      case Command.GiveSlot give -> runWork.giveSlot(give.run());
      case Command.StartRun start -> runWork.start(start.run());
      case Command.NextTurn next -> runWork.nextTurn(next.run(), now.trouble().breaker());
      case Command.Confirm confirm -> runWork.confirm(confirm);
      case Command.PutBack putBack -> runWork.putBack(putBack);
      case Command.PutBackRest rest -> runWork.putBackRest(rest);
      case Command.EndRun end -> runWork.end(end.run(), end.why());
      case Command.Kill kill -> runWork.kill(kill.run());
      case Command.SetTimer set -> timer.set(at, set.at(), () -> fired(set));
      case Command.ClearTimer _ -> timer.clear();
      case Command.LookForWork _ -> lookForWork();
      case Command.Remember remember -> runWork.remember(remember);
      case Command.Leave _ -> leave();
    }
  }

  private void fired(Command.SetTimer set) {
    post(new SessionEvent.TimerFired(engine.now(), set.timer(), set.at()));
  }

  private void lookForWork() {
    post(new SessionEvent.WorkFound(engine.now(), engine.backlog(id)));
  }

  /** News that came too late load the session anew, before it is gone: who waits for its end sees them. */
  private void leave() {
    reap();
    List<SessionEvent> late = mailbox.close();
    engine.providers().released(id);
    for (SessionEvent event : late) {
      if (event instanceof SessionEvent.MessageAccepted || event instanceof SessionEvent.WorkFound) {
        engine.wake(id, event);
      }
    }
    engine.left(id, this);
    engine.events().publish(new EngineEvent.SessionUnloaded(id.value()));
    gone.complete(null);
  }

  /** While the session is still here, because what it is loaded anew for must find its own processes alive. */
  private void reap() {
    for (Provider provider : engine.providers().all()) {
      try {
        provider.observer().reap(id.value());
      } catch (RuntimeException e) {
        fault(e);
      }
    }
  }

  /** Completes when the session has left memory. */
  CompletableFuture<@Nullable Void> gone() {
    return gone;
  }

  private void fault(RuntimeException e) {
    engine.events().publish(new EngineEvent.Fault("session " + id, e.toString()));
  }
}
