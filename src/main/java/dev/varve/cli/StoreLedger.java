package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.queue.DeadLetters;
import dev.varve.queue.MessageId;
import dev.varve.settings.WorkerLock;
import dev.varve.store.Database;
import dev.varve.web.AuditJson;
import dev.varve.web.QueueJson;
import java.time.InstantSource;
import java.util.List;

/** The books of a store nobody works on; holds the worker's lock until closed, so none can start meanwhile. */
final class StoreLedger implements Ledger {

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
    return database.read(AuditJson::of);
  }

  @Override
  public JsonNode queue(long after) {
    return database.read(tx -> QueueJson.of(tx, after, QueueJson.DEAD_MAX));
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
