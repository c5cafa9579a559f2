package dev.varve.bench.sim;

import dev.varve.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lives of the worker, one after the other on the same disk: starts, crashes and orderly ends. */
final class Lives {

  private static final Duration DOWN_MAX = Duration.ofSeconds(20);
  private static final Duration SHUTDOWN_MAX = Duration.ofSeconds(12);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Blueprint blueprint;
  private final Stage stage;
  private final StepWatch watch;
  private final Audit audit;
  private @Nullable SimulatedWorker worker;
  private boolean ending;
  private boolean planned;

  Lives(Blueprint blueprint, Stage stage, Audit audit) {
    this.blueprint = blueprint;
    this.stage = stage;
    this.audit = audit;
    this.watch = new StepWatch(stage);
  }

  /** The worker, as long as it takes anything in. */
  Optional<SimulatedWorker> up() {
    return ending ? Optional.empty() : Optional.ofNullable(worker);
  }

  /** Tries until it works; a crash on the way is the caller's. */
  void start() {
    planned = false;
    watch.restarted();
    stage.log().note(() -> "start");
    try {
      worker = SimulatedWorker.start(blueprint, stage, watch);
      ending = false;
    } catch (StoreException e) {
      stage.log().note(() -> "the start fails");
      restartAfter(LOOK);
    }
  }

  /** The worker is gone at this moment; another one starts within seconds. */
  void crashed(String where) {
    stage.log().note(() -> "crash " + where);
    over();
    audit.check();
    restart();
  }

  private void over() {
    SimulatedWorker gone = worker;
    worker = null;
    stage.witness().killAll();
    if (gone != null && stage.random().nextInt(3) == 0) {
      gone.freeze();
    } else if (gone != null) {
      gone.die();
    }
  }

  private void restart() {
    restartAfter(Duration.ofMillis(stage.random().nextLong(DOWN_MAX.toMillis())));
  }

  private void restartAfter(Duration delay) {
    if (!planned) {
      planned = true;
      stage.agenda().after(delay, this::start);
    }
  }

  /** An orderly end, and another life after it. */
  void restartInOrder() {
    up().ifPresent(running -> {
      stage.log().note(() -> "shutdown");
      ending = true;
      running.shutdown();
      awaitEnd(running, stage.time().elapsed() + SHUTDOWN_MAX.toMillis());
    });
  }

  private void awaitEnd(SimulatedWorker ended, long deadline) {
    if (worker != ended) {
      return;
    }
    if (ended.isEmpty()) {
      stage.findings().expect(stage.witness().live().isEmpty(), "a run outlived the orderly end of its worker");
    }
    if (ended.isEmpty() || stage.time().elapsed() >= deadline) {
      over();
      restart();
    } else {
      stage.agenda().after(LOOK, () -> awaitEnd(ended, deadline));
    }
  }

  /** Where the sessions in memory stand, for a finding. */
  String describe() {
    return worker == null ? "the worker is down" : worker.describe();
  }

  /** After every task. */
  void check() {
    stage.witness().check();
    if (worker != null) {
      worker.check();
    }
  }
}
