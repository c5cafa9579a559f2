package dev.varve.bench.sim;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.memory.forget.Forgetting;
import dev.varve.observer.Observer;
import dev.varve.queue.Backlog;
import dev.varve.queue.SessionId;
import dev.varve.session.EngineSetup;
import dev.varve.session.ProviderStatus;
import dev.varve.session.SessionEvent;
import dev.varve.session.SessionManager;
import dev.varve.session.SessionTimes;
import dev.varve.session.Situation;
import dev.varve.session.Slots;
import dev.varve.session.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One life of a worker: the real session manager on simulated surroundings. */
final class SimulatedWorker {

  private final Blueprint blueprint;
  private final Stage stage;
  private final StepWatch watch;
  private final SimulatedScheduler scheduler;
  private final SimulatedDatabase disk;
  private final SessionManager sessions;
  private final List<Slots> slots = new ArrayList<>();
  private List<SimulatedObserver> observers = List.of();
  private boolean frozen;

  private SimulatedWorker(Blueprint blueprint, Stage stage, StepWatch watch) {
    this.blueprint = blueprint;
    this.stage = stage;
    this.watch = watch;
    this.scheduler = new SimulatedScheduler(stage.agenda());
    this.disk = new SimulatedDatabase(stage);
    this.sessions = new SessionManager(blueprint.database(disk), blueprint.claims(), observers(), setup());
  }

  /** What did not start completely, or died on the way, does nothing any more. */
  static SimulatedWorker start(Blueprint blueprint, Stage stage, StepWatch watch) {
    SimulatedWorker worker = new SimulatedWorker(blueprint, stage, watch);
    boolean started = false;
    try {
      worker.sessions.start();
      started = true;
      return worker;
    } finally {
      if (!started) {
        worker.die();
      }
    }
  }

  private EngineSetup setup() {
    SessionTimes times = SessionTimes.defaults();
    EngineEvents events = new EngineEvents();
    events.subscribe(this::happened);
    return new EngineSetup(
        times,
        blueprint.scheduler(scheduler),
        stage.time(),
        stage.time()::nanos,
        stage.random(),
        events,
        blueprint.machine(times),
        this::slots,
        this::stepped);
  }

  private List<Observer> observers() {
    observers = List.of(SimulatedObserver.paid(stage, scheduler), SimulatedObserver.standIn(stage, scheduler));
    return observers.stream().map(blueprint::observer).toList();
  }

  private Slots slots(int size) {
    Slots made = blueprint.slots(size);
    slots.add(made);
    return made;
  }

  private void stepped(SessionId session, Situation before, SessionEvent event, Step step) {
    stage.log().stepped(session, before, event, step);
    if (frozen) {
      watch.steppedLate(session, step);
    } else {
      watch.stepped(session, before, step);
    }
  }

  /** The engine may complain only of what was done to it. */
  private void happened(EngineEvent event) {
    if (event instanceof EngineEvent.Fault fault) {
      stage.log().note(() -> "fault in " + fault.where() + ": " + fault.evidence());
      stage.findings().expect(
          fault.evidence().contains("simulated"), "fault in %s: %s", fault.where(), fault.evidence());
    }
  }

  SessionManager sessions() {
    return sessions;
  }

  SimulatedDatabase disk() {
    return disk;
  }

  Forgetting forgetting() {
    return new Forgetting(disk, blueprint.claims(), stage.time());
  }

  /** The settings changed. */
  void observersChanged() {
    List<SimulatedObserver> before = observers;
    sessions.observe(observers());
    before.forEach(SimulatedObserver::replaced);
  }

  /** Intake has ended; runs end in their own time. */
  void shutdown() {
    sessions.shutdown(Duration.ZERO);
  }

  boolean isEmpty() {
    return sessions.status().active() == 0;
  }

  /** Nobody has or wants a slot. */
  boolean holdsNothing() {
    for (ProviderStatus provider : sessions.status().providers()) {
      if (provider.slots().taken() > 0 || provider.slots().waiting() > 0) {
        return false;
      }
    }
    return true;
  }

  void die() {
    scheduler.die();
  }

  /** As {@link #die}, but turns under way are still answered. */
  void freeze() {
    frozen = true;
    disk.faultless();
    scheduler.freeze();
  }

  String describe() {
    List<String> states = new ArrayList<>();
    for (SessionId session : stage.memory().read(Backlog::sessions)) {
      states.add(session + " " + sessions.find(session).map(Object::toString).orElse("not in memory"));
    }
    return states + ", " + sessions.status().providers();
  }

  void check() {
    for (Slots each : slots) {
      stage.findings().expect(each.isSound(), "a slot has two owners, or is free while somebody waits");
    }
  }
}
