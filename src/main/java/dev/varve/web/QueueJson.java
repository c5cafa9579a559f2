package dev.varve.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.queue.DeadLetters;
import dev.varve.queue.DeadLetters.DeadLetter;
import dev.varve.store.Tx;

/** What waits and what died, as {@code GET /v1/queue} tells it. */
public final class QueueJson {

  /** Dead messages listed at a time; those after them are seen once these are retried or dropped. */
  public static final int DEAD_MAX = 500;

  private QueueJson() {}

  /** Counts on the transaction's snapshot. */
  public static ObjectNode of(Tx tx) {
    ObjectNode states = JsonNodeFactory.instance.objectNode();
    AuditJson.counts(tx, "SELECT state, count(*) FROM messages GROUP BY state ORDER BY state", states);
    ObjectNode queue = JsonNodeFactory.instance.objectNode();
    queue.put("depth", states.path("pending").asLong() + states.path("processing").asLong());
    queue.set("states", states);
    ArrayNode items = queue.putObject("dead").putArray("items");
    new DeadLetters().list(tx, 0, DEAD_MAX).forEach(letter -> items.add(item(letter)));
    return queue;
  }

  private static ObjectNode item(DeadLetter letter) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", letter.id().value())
        .put("session", letter.session().value())
        .put("kind", letter.kind())
        .put("tool", letter.tool())
        .put("attempts", letter.attempts())
        .put("error", letter.error())
        .put("replayable", letter.replayable())
        .put("diedAt", letter.diedAt().toString());
  }
}
