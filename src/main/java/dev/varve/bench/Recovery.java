package dev.varve.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Kills a worker again and again under load, in the same home, and then compares the load's ledger with the store.
 * What was sent and not acknowledged is sent again to the next worker, as a hook would from its spool. A window that
 * nobody was killed in is tried again.
 */
final class Recovery {

  static final int ACKNOWLEDGED_MIN = 500;

  /** How often a window is tried again: a checkpoint may end before the kill comes. */
  private static final int REPEATS_MAX = 5;

  private static final int ACKNOWLEDGED_MORE = 300;
  private static final int SPOOLED = 800;
  private static final int CONNECTIONS = 8;
  private static final int SESSIONS = 16;
  private static final int SUMMARIZE_EVERY = 20;
  private static final long LOAD_MILLIS_MAX = 60_000;
  private static final Duration DRAIN_MAX = Duration.ofMinutes(3);

  private final BenchHome home;
  private final RandomGenerator random;
  private final PrintStream progress;
  private final Killer killer;
  private final SpooledLoad spooled;
  private final Map<String, String> observers;
  private final Hits hits = new Hits();

  /** @param observers the worker's environment as far as it says who observes */
  Recovery(BenchHome home, RandomGenerator random, PrintStream progress, Map<String, String> observers)
      throws IOException {
    this.home = home;
    this.observers = observers;
    this.random = random;
    this.progress = progress;
    this.killer = new Killer(home, random);
    this.spooled = new SpooledLoad(home, random, SESSIONS);
  }

  /**
   * What a whole run showed.
   *
   * @param balanced what the worker's own audit says
   * @param processes children of killed workers that live on
   */
  record Result(Verdict verdict, Hits hits, boolean balanced, long processes) {

    /** True when nothing was lost or doubled, and every window was tried. */
    boolean isProof() {
      return verdict.isClean() && balanced && processes == 0 && hits.missed().isEmpty();
    }
  }

  /** The seed makes the load; the plan of kills comes from the random generator. */
  Result run(int kills, long seed) throws IOException, InterruptedException {
    killer.creation();
    WorkerProcess.ready(home, observers).close();
    try (LoadProcess load = LoadProcess.start(home, seed, SESSIONS, SUMMARIZE_EVERY)) {
      for (CrashWindow window : Kills.planned(kills, random)) {
        kill(window, load);
      }
      repeatMissed(load);
    }
    boolean balanced = workOff();
    try (SqliteDatabase database = SqliteDatabase.open(SqliteOptions.of(home.database()))) {
      List<Ledger.Entry> ledger = Ledger.read(home.ledger());
      return new Result(
          database.read(tx -> Verification.of(ledger, tx)), hits, balanced, ScriptedObserver.living(home));
    }
  }

  private void kill(CrashWindow window, LoadProcess load) throws IOException, InterruptedException {
    switch (window) {
      case SPOOL_DRAIN -> drain();
      case MIGRATION -> upgrade(load);
      case INSERT_COMMIT, COMMIT_ANSWER, ANSWER_CONFIRM, CONFIRM_DONE, CHECKPOINT, RANDOM -> underLoad(window, load);
    }
  }

  private void repeatMissed(LoadProcess load) throws IOException, InterruptedException {
    for (int i = 0; i < REPEATS_MAX; i++) {
      for (CrashWindow window : hits.missed()) {
        kill(window, load);
      }
    }
  }

  /** What lies in the spool counts as acknowledged: the hook has told its client that all is well. */
  private void drain() throws IOException, InterruptedException {
    spooled.fill(SPOOLED);
    Map<String, String> env = new HashMap<>(observers);
    env.putAll(CrashPoints.in(CrashWindow.SPOOL_DRAIN, ACKNOWLEDGED_MIN));
    killer.inside(CrashWindow.SPOOL_DRAIN, WorkerProcess.start(home, env));
    count(CrashWindow.SPOOL_DRAIN, ACKNOWLEDGED_MIN);
  }

  private void underLoad(CrashWindow window, LoadProcess load) throws IOException, InterruptedException {
    int after = ACKNOWLEDGED_MIN + random.nextInt(ACKNOWLEDGED_MORE);
    // The worker counts what it accepts, also from the spool, the load what was answered; they differ by one per connection.
    int accepted = after + CONNECTIONS + spooled.left();
    Map<String, String> crash = window.isInside() ? CrashPoints.in(window, accepted) : Map.of();
    CrashWindow ended = killer.underLoad(window, loaded(crash, after, load));
    count(ended, acknowledged(window, load));
  }

  /** The loaded worker is killed first, so that the upgrade meets messages in the middle of a turn. */
  private void upgrade(LoadProcess load) throws IOException, InterruptedException {
    loaded(Map.of(), ACKNOWLEDGED_MIN, load).kill();
    long acknowledged = acknowledged(CrashWindow.MIGRATION, load);
    killer.upgrade();
    count(CrashWindow.MIGRATION, acknowledged);
  }

  /** A worker that has acknowledged so many, and goes on under load. */
  private WorkerProcess loaded(Map<String, String> crash, int after, LoadProcess load)
      throws IOException, InterruptedException {
    Map<String, String> env = new HashMap<>(observers);
    env.putAll(crash);
    WorkerProcess worker = WorkerProcess.ready(home, env);
    load.begin(new LoadPlan(worker.port(), CONNECTIONS, 0, LOAD_MILLIS_MAX, after));
    load.awaitTold();
    return worker;
  }

  /** How many were acknowledged by the worker that has just ended. */
  private static long acknowledged(CrashWindow window, LoadProcess load) throws IOException {
    LoadReport report = load.report();
    if (report.acknowledged() < ACKNOWLEDGED_MIN || report.refused() > 0) {
      throw new IOException("the load before the kill in " + window.label() + " was not as planned: " + report);
    }
    return report.acknowledged();
  }

  private void count(CrashWindow window, long acknowledged) {
    hits.count(window);
    progress.printf("killed: %s, after %d acknowledged%n", window.label(), acknowledged);
  }

  /** One more worker works off what waits, once every session has ended; true when its audit is balanced. */
  private boolean workOff() throws IOException, InterruptedException {
    try (WorkerProcess worker = WorkerProcess.ready(home, observers)) {
      worker.endSessions(SESSIONS);
      boolean drained = worker.awaitDrained(DRAIN_MAX);
      JsonNode audit = worker.get("/v1/audit");
      progress.println("drained: " + drained + ", audit: " + audit);
      return audit.path("balanced").asBoolean();
    }
  }
}
