package dev.varve.bench.sim;

import dev.varve.memory.MemoryRef;
import dev.varve.memory.forget.ForgetScope;
import dev.varve.memory.forget.Forgetting;
import dev.varve.queue.SessionId;
import dev.varve.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Somebody wants something forgotten, best of all of a session whose observer is at work. */
final class Oblivion {

  private final Stage stage;
  private final RandomGenerator random;

  Oblivion(Stage stage) {
    this.stage = stage;
    this.random = stage.random();
  }

  /** Throws only a {@link Crash}. */
  void forget(SimulatedWorker worker) {
    List<SessionId> atWork = sessions("SELECT DISTINCT session_id FROM messages WHERE state = 'processing' ORDER BY 1");
    List<SessionId> all = atWork.isEmpty() ? sessions("SELECT id FROM sessions ORDER BY id") : atWork;
    if (!all.isEmpty()) {
      forget(worker, scope(all.get(random.nextInt(all.size()))));
    }
  }

  private List<SessionId> sessions(String sql) {
    return stage.memory().read(tx -> tx.list(sql, row -> new SessionId(row.number(1))));
  }

  /** A whole session, its newest memory, or a time. */
  private ForgetScope scope(SessionId session) {
    Instant now = stage.time().instant();
    List<MemoryRef> newest =
        stage.memory().read(
            tx ->
                tx.list(
                    "SELECT id FROM observations WHERE session_id = ? ORDER BY id DESC LIMIT 1",
                    row -> MemoryRef.observation(row.number(1)),
                    session.value()));
    return switch (random.nextInt(3)) {
      case 0 -> new ForgetScope.OfSession(session);
      case 1 -> new ForgetScope.Between(null, now.minus(Duration.ofSeconds(random.nextInt(1, 300))), now);
      default -> newest.isEmpty() ? new ForgetScope.OfSession(session) : new ForgetScope.Named(newest);
    };
  }

  private void forget(SimulatedWorker worker, ForgetScope scope) {
    stage.log().note(() -> "forget by " + scope.label());
    sessions("SELECT id FROM sessions").forEach(stage.witness()::forgets);
    try {
      Forgetting forgetting = worker.forgetting();
      String token = forgetting.plan(scope).token();
      if (forgetting.carryOut(scope, token, "operator") instanceof Forgetting.Outcome.Forgotten done) {
        for (SessionId session : done.sessions()) {
          stage.witness().forgot(stage.memory().read(tx -> ForgottenMark.of(tx, session)));
        }
        worker.sessions().forgotten(done.sessions());
      }
    } catch (StoreException e) {
      stage.log().note(() -> "the forgetting breaks off");
    }
  }
}
