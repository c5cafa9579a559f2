package dev.varve.bench.sim;

import dev.varve.queue.DeadLetters;
import dev.varve.queue.MessageId;
import dev.varve.queue.SessionId;
import dev.varve.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What people and the machine do to a running worker: unload, retry, drop, forget, change settings, set the clock, sleep. */
final class Operator {

  private final Stage stage;
  private final RandomGenerator random;
  private final Lives lives;
  private final DeadLetters deadLetters = new DeadLetters();
  private final Oblivion oblivion;

  Operator(Stage stage, Lives lives) {
    this.stage = stage;
    this.lives = lives;
    this.random = stage.random();
    this.oblivion = new Oblivion(stage);
  }

  /** One thing or nothing, by chance; throws only a {@link Crash}. */
  void look() {
    if (stage.weather().happens(stage.weather().rates().operatorActs())) {
      lives.up().ifPresent(this::act);
    }
  }

  private void act(SimulatedWorker worker) {
    switch (random.nextInt(9)) {
      case 0, 1 -> unload(worker);
      case 2 -> judgeDead(worker);
      case 3 -> {
        stage.log().note(() -> "observers change");
        changeObservers(worker);
      }
      case 4 -> lives.restartInOrder();
      case 5 -> jump(Duration.ofSeconds(random.nextInt(6, 4_000)));
      case 6, 7 -> oblivion.forget(worker);
      default -> jump(Duration.ofSeconds(-random.nextInt(6, 4_000)));
    }
  }

  private void unload(SimulatedWorker worker) {
    List<SessionId> all = stage.memory().read(tx -> tx.list("SELECT id FROM sessions ORDER BY id", row -> new SessionId(row.number(1))));
    if (all.isEmpty()) {
      return;
    }
    SessionId session = all.get(random.nextInt(all.size()));
    stage.log().note(() -> "unload session " + session);
    worker.sessions().unloadNow(session);
  }

  private void changeObservers(SimulatedWorker worker) {
    try {
      worker.observersChanged();
    } catch (StoreException e) {
      stage.log().note(() -> "the change fails");
    }
  }

  private void jump(Duration by) {
    stage.log().note(() -> "the clock jumps by " + by);
    stage.time().jump(by);
  }

  private void judgeDead(SimulatedWorker worker) {
    List<MessageId> retried = new ArrayList<>();
    List<MessageId> dropped = new ArrayList<>();
    try {
      for (DeadLetters.DeadLetter dead : worker.disk().read(tx -> deadLetters.list(tx, 0, 10))) {
        (random.nextBoolean() ? retried : dropped).add(dead.id());
      }
      retried.forEach(stage.witness()::revived);
      List<SessionId> sessions =
          worker.disk().write(tx -> {
            deadLetters.drop(tx, dropped, stage.time().instant());
            return deadLetters.retry(tx, retried);
          });
      worker.sessions().revived(sessions);
    } catch (StoreException e) {
      stage.log().note(() -> "dead letters stay");
    }
  }
}
