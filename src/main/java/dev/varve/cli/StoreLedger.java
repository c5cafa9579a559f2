package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.queue.Conservation;
import dev.varve.queue.DeadLetters;
import dev.varve.queue.DeadLetters.DeadLetter;
import dev.varve.queue.MessageId;
import dev.varve.settings.WorkerLock;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.InstantSource;
import java.util.List;

/** The books of a store nobody works on; holds the worker's lock until closed, so none can start meanwhile. */
final class StoreLedger implements Ledger {

  private static final int DEAD_MAX = 500;

  private final WorkerLock lock;
  private final Database database;
  private final InstantSource clock;
  private final DeadLetters deadLetters = new DeadLetters();

  StoreLedger(WorkerLock lock, Database database, InstantSource clock) {
    this.lock = lock;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public JsonNode audit() {
    return database.read(StoreLedger::audit);
  }

  private static JsonNode audit(Tx tx) {
    Conservation conservation = Conservation.audit(tx);
    ObjectNode audit = Terminal.object();
    audit.put("balanced", conservation.balanced());
    audit.put("accepted", conservation.accepted());
    ObjectNode states = audit.putObject("states");
    AuditReport.STATES.forEach(state -> states.put(state, conservation.count(state)));
    audit.put("remembered", outcomes(tx, "remembered"));
    audit.put("notRemembered", outcomes(tx, "not_remembered"));
    ObjectNode skipped = audit.putObject("skipped");
    counts(tx, "SELECT reason, count(*) FROM messages WHERE state = 'skipped' GROUP BY reason", skipped);
    counts(tx, "SELECT kind, found FROM redactions ORDER BY kind", audit.putObject("redacted"));
    conservation.exceptions().forEach(audit.putArray("exceptions")::add);
    return audit;
  }

  private static long outcomes(Tx tx, String outcome) {
    return tx.number("SELECT count(*) FROM messages WHERE state = 'done' AND outcome = ?", outcome);
  }

  private static void counts(Tx tx, String sql, ObjectNode into) {
    tx.list(sql, row -> into.put(row.text(1), row.number(2)));
  }

  @Override
  public JsonNode queue() {
    return database.read(this::queue);
  }

  private JsonNode queue(Tx tx) {
    ObjectNode queue = Terminal.object();
    ObjectNode states = Terminal.object();
    counts(tx, "SELECT state, count(*) FROM messages GROUP BY state ORDER BY state", states);
    queue.put("depth", states.path("pending").asLong() + states.path("processing").asLong());
    queue.set("states", states);
    ObjectNode dead = queue.putObject("dead");
    List<DeadLetter> letters = deadLetters.list(tx, 0, DEAD_MAX);
    ArrayNode items = dead.putArray("items");
    letters.forEach(letter -> items.add(item(letter)));
    return queue;
  }

  private static ObjectNode item(DeadLetter letter) {
    return Terminal.object()
        .put("id", letter.id().value())
        .put("session", letter.session().value())
        .put("kind", letter.kind())
        .put("tool", letter.tool())
        .put("attempts", letter.attempts())
        .put("error", letter.error())
        .put("diedAt", letter.diedAt().toString());
  }

  @Override
  public long retry(List<Long> ids) {
    return database.write(tx -> deadLetters.retry(tx, messages(ids)).size());
  }

  @Override
  public long drop(List<Long> ids) {
    return database.write(tx -> deadLetters.drop(tx, messages(ids), clock.instant()));
  }

  private static List<MessageId> messages(List<Long> ids) {
    return ids.stream().map(MessageId::new).toList();
  }

  @Override
  public void close() {
    database.close();
    lock.close();
  }
}
