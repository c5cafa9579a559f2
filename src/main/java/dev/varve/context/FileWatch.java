package dev.varve.context;

import dev.varve.context.CitedFiles.Citation;
import dev.varve.events.EngineEvent;
import dev.varve.session.Scheduler;
import dev.varve.store.Database;
import java.util.List;

/** Takes down, soon after each turn, what the files hold that its observations cite. Thread-safe. */
final class FileWatch {

  private final Database database;
  private final CitedFiles files;
  private final WriteBehind writes;
  private final Surroundings surroundings;

  FileWatch(Database database, CitedFiles files, WriteBehind writes, Surroundings surroundings) {
    this.database = database;
    this.files = files;
    this.writes = writes;
    this.surroundings = surroundings;
  }

  void start() {
    surroundings.events().subscribe(this::on);
  }

  private void on(EngineEvent event) {
    Scheduler scheduler = surroundings.scheduler();
    if (event instanceof EngineEvent.TurnAnswered turn && turn.observations() > 0) {
      scheduler.run(() -> attempt(turn.session(), turn.turn()));
    }
  }

  /** Without hashes the notes only lack a mark. */
  private void attempt(long session, long turn) {
    try {
      look(session, turn);
    } catch (RuntimeException e) {
      surroundings.events().publish(new EngineEvent.Fault("hashing the files of turn " + turn, e.toString()));
    }
  }

  private void look(long session, long turn) {
    List<Citation> cited = database.read(tx -> files.ofTurn(tx, session, turn));
    if (!cited.isEmpty()) {
      String cwd =
          database.read(tx -> tx.first("SELECT cwd FROM sessions WHERE id = ?", row -> row.text(1), session)).orElse("");
      Checkout.at(cwd).ifPresent(checkout -> cited.forEach(citation -> hash(checkout, citation)));
    }
  }

  private void hash(Checkout checkout, Citation citation) {
    files.hash(checkout, citation).ifPresent(hash -> writes.add(tx -> CitedFiles.store(tx, citation, hash)));
  }
}
