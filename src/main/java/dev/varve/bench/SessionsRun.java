package dev.varve.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.store.SqliteDatabase;
import dev.varve.store.SqliteOptions;
import dev.varve.store.Tx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Many sessions, few slots, one child for each running session: how long until every event is a memory, and whether
 * anybody starves. With a crash, all events are accepted first, the worker is killed, and the next one drains them.
 */
final class SessionsRun {

  private static final Duration DRAIN_MAX = Duration.ofMinutes(10);

  private final BenchHome home;
  private final LongSupplier nanoClock;

  SessionsRun(BenchHome home, LongSupplier nanoClock) {
    this.home = home;
    this.nanoClock = nanoClock;
  }

  /**
   * What it showed.
   *
   * @param stored events that an answered turn confirmed
   * @param balanced what the worker's audit says
   * @param meanWaitMillis from the first event on, or from the restart, until a session's first turn
   */
  record Result(long stored, long millis, boolean balanced, double meanWaitMillis, double maxWaitMillis) {}

  Result run(int sessions, int events, int slots, boolean crash) throws IOException, InterruptedException {
    Map<String, String> env = ScriptedObserver.in(home, slots);
    long began = nanoClock.getAsLong();
    if (crash) {
      WorkerProcess first = WorkerProcess.ready(home, env);
      post(first, sessions, events);
      first.kill();
      began = nanoClock.getAsLong();
    }
    boolean balanced;
    try (WorkerProcess worker = WorkerProcess.ready(home, env)) {
      if (!crash) {
        began = nanoClock.getAsLong();
        post(worker, sessions, events);
      }
      worker.awaitDrained(DRAIN_MAX);
      JsonNode audit = worker.get("/v1/audit");
      BenchCommand.progress().println("audit: " + audit);
      balanced = audit.path("balanced").asBoolean();
    }
    long millis = (nanoClock.getAsLong() - began) / 1_000_000;
    try (SqliteDatabase database = SqliteDatabase.open(SqliteOptions.of(home.database()))) {
      return database.read(tx -> result(tx, millis, balanced));
    }
  }

  private void post(WorkerProcess worker, int sessions, int events) throws IOException, InterruptedException {
    ToolUses uses = new ToolUses(Corpus.load(), new Random(1));
    for (int event = 0; event < events; event++) {
      for (int session = 0; session < sessions; session++) {
        String id = "toolu_" + session + "_" + event;
        worker.hook("PostToolUse", uses.edit(Posts.session(session), id, "File" + event + ".java").toString());
      }
    }
  }

  /** Waits count from the first turn of all, which in both cases is when the slots began to be shared out. */
  private static Result result(Tx tx, long millis, boolean balanced) {
    long stored =
        tx.number("SELECT count(*) FROM messages m JOIN turns t ON t.id = m.turn_id"
            + " WHERE m.state = 'done' AND t.ended = 'answered'");
    List<Long> firsts =
        tx.list(
            "SELECT min(started_at_ms) - (SELECT min(started_at_ms) FROM turns WHERE ended = 'answered') FROM turns"
                + " WHERE ended = 'answered' GROUP BY session_id",
            row -> row.number(1));
    double mean = firsts.stream().mapToLong(wait -> wait).average().orElse(0);
    double max = firsts.stream().mapToLong(wait -> wait).max().orElse(0);
    return new Result(stored, millis, balanced, mean, max);
  }
}
