package dev.varve.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** How many tool uses a second a worker takes durably, and what its store alone could take on the same machine. */
final class Ingest {

  private static final List<Integer> CONNECTIONS = List.of(1, 8, 64);
  private static final int SESSIONS = 200;

  private final BenchHome home;
  private final Duration warmup;
  private final Duration measured;
  private final LongSupplier nanoClock;
  private final PrintStream progress;

  Ingest(BenchHome home, Duration warmup, Duration measured, LongSupplier nanoClock, PrintStream progress) {
    this.home = home;
    this.warmup = warmup;
    this.measured = measured;
    this.nanoClock = nanoClock;
    this.progress = progress;
  }

  /** One of the loads. */
  record Stage(int connections, LoadReport report) {}

  /**
   * What a whole run showed.
   *
   * @param conserved true when every answer said queued and the worker's audit counts exactly these
   */
  record Result(List<Stage> stages, double ceilingPerSecond, boolean conserved) {

    Result {
      stages = List.copyOf(stages);
    }
  }

  Result run(long seed) throws IOException, InterruptedException {
    List<Stage> stages = new ArrayList<>();
    boolean conserved;
    try (WorkerProcess worker = WorkerProcess.ready(home, Map.of());
        LoadProcess load = LoadProcess.start(home, seed, SESSIONS, 0)) {
      for (int connections : CONNECTIONS) {
        stages.add(stage(worker, load, connections));
      }
      conserved = isConserved(stages, worker.get("/v1/audit"));
    }
    int rowBytes = rowBytes();
    double ceiling =
        new Ceiling(nanoClock).perSecond(home.path().resolve("ceiling.db"), rowBytes, warmup, measured);
    progress.printf("ceiling: %.0f rows of %d bytes a second%n", ceiling, rowBytes);
    return new Result(stages, ceiling, conserved);
  }

  private Stage stage(WorkerProcess worker, LoadProcess load, int connections) throws IOException {
    load.begin(new LoadPlan(worker.port(), connections, warmup.toMillis(), measured.toMillis(), 0));
    Stage stage = new Stage(connections, load.report());
    progress.println(stage);
    return stage;
  }

  private boolean isConserved(List<Stage> stages, JsonNode audit) {
    progress.println("audit: " + audit);
    long queued = stages.stream().mapToLong(stage -> stage.report().queued()).sum();
    long acknowledged = stages.stream().mapToLong(stage -> stage.report().acknowledged()).sum();
    boolean clean = stages.stream().noneMatch(stage -> stage.report().broken() || stage.report().refused() > 0);
    return clean
        && queued == acknowledged
        && audit.path("balanced").asBoolean()
        && audit.path("accepted").asLong() == queued;
  }

  /** As messages lie in the store: redacted, cut and packed. */
  private int rowBytes() {
    try (SqliteDatabase database = SqliteDatabase.open(SqliteOptions.of(home.database()))) {
      return (int) (long) database.read(tx -> tx.number("SELECT coalesce(avg(length(payload)), 1) FROM payloads"));
    }
  }
}
