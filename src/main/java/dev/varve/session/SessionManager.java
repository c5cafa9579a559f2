package dev.varve.session;

import dev.varve.events.EngineEvent;
import dev.varve.memory.NewPrompt;
import dev.varve.memory.Projects;
import dev.varve.memory.Prompts;
import dev.varve.observer.Observer;
import dev.varve.queue.Acceptance;
import dev.varve.queue.Backlog;
import dev.varve.queue.Claims;
import dev.varve.queue.Intake;
import dev.varve.queue.MessageKind;
import dev.varve.queue.SessionId;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Owner of every live session. What arrives is durable first; only then is the session woken, and only then does
 * the caller get its answer. Thread-safe.
 */
public final class SessionManager {

  private final Database database;
  private final Claims claims;
  private final EngineSetup setup;
  private final Arrivals arrivals;
  private final Recoveries recoveries;
  private final LiveSessions live;
  private final QueueDepth depth;
  private final ClockWatch clockWatch;
  private final Sweep sweep;
  private final Departures departures;
  private final AtomicReference<@Nullable SessionId> imported = new AtomicReference<>();

  /** @param observers in order of preference; the last one needs no model and stands in for the others */
  public SessionManager(Database database, Claims claims, List<Observer> observers, EngineSetup setup) {
    Prompts prompts = new Prompts();
    SessionPlaces places = new SessionPlaces(new Projects());
    Sessions sessions = new Sessions();
    EngineParts parts = EngineParts.of(database, claims, setup.clock());
    this.database = database;
    this.claims = claims;
    this.setup = setup;
    this.arrivals = new Arrivals(places, sessions, prompts, new Intake());
    this.recoveries = new Recoveries(places, sessions, prompts, arrivals);
    this.live = new LiveSessions(parts, setup);
    this.depth = parts.depth();
    this.clockWatch = new ClockWatch(live);
    this.sweep = new Sweep(live, sessions, this::summarizeSilent, clockWatch);
    this.departures = new Departures(live);
    live.providers().set(providers(observers));
  }

  private List<Provider> providers(List<Observer> observers) {
    return observers.stream()
        .map(observer -> new Provider(observer, setup.slots().apply(observer.slots())))
        .toList();
  }

  /** Takes over what an earlier worker left and keeps sweeping. */
  public void start() {
    int left = database.write(tx -> claims.takeOverAll(tx, now()));
    if (left > 0) {
      setup.events().publish(new EngineEvent.SessionsTakenOver(left));
    }
    depth.found(database.read(Backlog::depth));
    sweep.start();
    clockWatch.start();
  }

  /** Other observers from now on; runs of the old ones end at their next turn boundary. */
  public void observe(List<Observer> observers) {
    live.providers().set(providers(observers));
    live.all().forEach(session -> session.post(new SessionEvent.ObserversChanged(now())));
  }

  /** Gets or creates the session and brings its place up to date; {@code cleared} when it replaces another one. */
  public SessionId initialize(SessionKey key, Place place, boolean cleared) {
    return database.write(tx -> arrivals.start(tx, key, place, cleared, now()));
  }

  /** Records a prompt; the next tool uses belong to it. */
  public Prompts.Outcome prompt(SessionKey key, Place place, NewPrompt prompt) {
    Arrivals.Arrived<Prompts.Outcome> arrived =
        database.write(tx -> arrivals.prompt(tx, key, place, prompt, now()));
    setup.events().publish(new EngineEvent.ChangesAppended(arrived.session().value()));
    return arrived.result();
  }

  /** Queues a tool use; durable when this returns. */
  public Acceptance queueToolUse(SessionKey key, Place place, ToolUseReport report) {
    return queued(MessageKind.TOOL_USE, database.write(tx -> arrivals.toolUse(tx, key, place, report, now())));
  }

  /**
   * Takes what a client's own record says and what it may have reported already, in one transaction together with the
   * mark that says how far the record was read; all of it is durable when this returns. An import wakes nobody before
   * {@link #imported}, because what observes and indexes it would take the time it needs; the sweep finds what one that was
   * given up left behind.
   */
  public Recovery recover(SessionKey key, List<Recovered> events, Lane lane, Consumer<Tx> mark) {
    Recoveries.Taken taken =
        database.write(
            tx -> {
              Recoveries.Taken all = recoveries.take(tx, key, events, lane, now());
              mark.accept(tx);
              return all;
            });
    if (taken.session() != null && taken.recovery().isNews()) {
      depth.accepted(taken.recovery().queued());
      if (lane == Lane.LIVE) {
        sweep.look(taken.session());
        setup.events().publish(new EngineEvent.ChangesAppended(taken.session().value()));
      } else {
        sweep.importing();
        imported.set(taken.session());
      }
    }
    return taken.recovery();
  }

  /** A slice of an import can be seen; when it is complete, work on all of it begins, soon and apart. */
  public void imported(boolean complete) {
    SessionId newest = imported.getAndSet(null);
    if (newest != null) {
      setup.events().publish(new EngineEvent.ChangesAppended(newest.value()));
    }
    if (complete) {
      setup.scheduler().run(sweep::imported);
    }
  }

  /** Queues a request for a summary of what is new since the last one; durable when this returns. */
  public Acceptance queueSummarize(SessionKey key, Place place, SummarizeReport report) {
    return queued(MessageKind.SUMMARIZE, database.write(tx -> arrivals.summarize(tx, key, place, report, now())));
  }

  /** The client has ended the session; news since the last summary ask for one. Later events reopen it. */
  public void end(SessionKey key, Place place, SummarizeReport report) {
    database
        .write(tx -> arrivals.end(tx, key, place, report, now()))
        .ifPresent(arrived -> queued(MessageKind.SUMMARIZE, arrived));
  }

  private void summarizeSilent(SessionId id, Instant since) {
    database
        .write(tx -> arrivals.silent(tx, id, since, now()))
        .ifPresent(arrived -> queued(MessageKind.SUMMARIZE, arrived));
  }

  private Acceptance queued(MessageKind kind, Arrivals.Arrived<Acceptance> arrived) {
    if (arrived.result() instanceof Acceptance.Queued) {
      depth.accepted(1);
      live.wake(arrived.session(), new SessionEvent.MessageAccepted(now(), kind));
      setup.events().publish(new EngineEvent.ChangesAppended(arrived.session().value()));
    }
    return arrived.result();
  }

  /** Dead messages of these sessions are pending again. */
  public void revived(List<SessionId> revived) {
    depth.accepted(revived.size());
    revived.stream().distinct().forEach(sweep::look);
  }

  /**
   * Something of these sessions was forgotten: whatever their observers know of it goes with their runs, and what still
   * waits is worked on by fresh ones.
   */
  public void forgotten(Collection<SessionId> forgotten) {
    for (SessionId session : forgotten) {
      live.tell(session, new SessionEvent.ForgetAsked(now()));
      setup.events().publish(new EngineEvent.ChangesAppended(session.value()));
    }
  }

  /** Ends the session's run and waits until it has left memory; its messages stay. Twice is harmless. */
  public void unload(SessionId id) {
    departures.unload(id);
  }

  /** Leaves memory without waiting, for use from inside the session's own run. */
  public void unloadNow(SessionId id) {
    live.tell(id, new SessionEvent.UnloadAsked(now()));
  }

  /** Lets turns under way finish, ends all runs, and returns when nothing runs or the time is over. */
  public void shutdown(Duration max) {
    sweep.stop();
    clockWatch.stop();
    departures.shutdown(max);
  }

  /** From counters in memory. */
  public SessionStatus status() {
    return SessionStatus.of(live.all(), depth.value(), live.providers().statuses());
  }

  /** In order of preference; the last one needs no model. */
  public List<ProviderStatus> observers() {
    return live.providers().statuses();
  }

  /** Where a session in memory stands; empty when it is not in memory. */
  public Optional<SessionState> find(SessionId id) {
    return live.find(id).map(ActiveSession::state);
  }

  /** Why a session rests after a failure, and until when; empty when it does not. */
  public Optional<Resting> resting(SessionId id) {
    return live.find(id).flatMap(Resting::of);
  }

  private Instant now() {
    return setup.clock().instant();
  }
}
