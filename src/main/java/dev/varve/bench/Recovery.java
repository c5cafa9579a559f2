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
 * What was sent and not acknowledged is sent again to the next worker, as a hook would from its spool.
 */
final class Recovery {

  static final int ACKNOWLEDGED_MIN = 500;

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
  private final Map<CrashWindow, Integer> hit = Kills.none();

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
   * @param hit kills that ended a worker in the window
   * @param balanced what the worker's own audit says
   * @param processes children of killed workers that live on
   */
  record Result(Verdict verdict, Map<CrashWindow, Integer> hit, boolean balanced, long processes) {

    Result {
      hit = Map.copyOf(hit);
    }
  }

  /** The seed makes the load; the plan of kills comes from the random generator. */
  Result run(int kills, long seed) throws IOException, InterruptedException {
    List<CrashWindow> planned = Kills.planned(kills, random);
    killer.migration();
    count(CrashWindow.MIGRATION, 0);
    WorkerProcess.ready(home, observers).close();
    try (LoadProcess load = LoadProcess.start(home, seed, SESSIONS, SUMMARIZE_EVERY)) {
      for (CrashWindow window : planned.subList(1, planned.size())) {
        kill(window, load);
      }
    }
    boolean balanced = workOff();
    try (SqliteDatabase database = SqliteDatabase.open(SqliteOptions.of(home.database()))) {
      List<Ledger.Entry> ledger = Ledger.read(home.ledger());
      return new Result(
          database.read(tx -> Verification.of(ledger, tx)), hit, balanced, ScriptedObserver.living(home));
    }
  }

  private void kill(CrashWindow window, LoadProcess load) throws IOException, InterruptedException {
    if (window == CrashWindow.SPOOL_DRAIN) {
      drain();
    } else {
      underLoad(window, load);
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
    // The worker counts what it accepts, the load what was answered; they differ by one per connection at most.
    Map<String, String> env = new HashMap<>(observers);
    if (window.isInside()) {
      env.putAll(CrashPoints.in(window, after + CONNECTIONS));
    }
    WorkerProcess worker = WorkerProcess.ready(home, env);
    load.begin(new LoadPlan(worker.port(), CONNECTIONS, 0, LOAD_MILLIS_MAX, after));
    load.awaitTold();
    CrashWindow ended = killer.underLoad(window, worker);
    LoadReport report = load.report();
    if (report.acknowledged() < ACKNOWLEDGED_MIN || report.refused() > 0) {
      throw new IOException("the load before the kill in " + window.label() + " was not as planned: " + report);
    }
    count(ended, report.acknowledged());
  }

  private void count(CrashWindow window, long acknowledged) {
    hit.merge(window, 1, Integer::sum);
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
