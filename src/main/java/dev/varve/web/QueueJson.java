package dev.varve.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.queue.DeadLetters;
import dev.varve.queue.DeadLetters.DeadLetter;
import dev.varve.store.Tx;
import java.util.List;

/** What waits and what died, as {@code GET /v1/queue} tells it. */
public final class QueueJson {

  /** Dead messages listed, retried or dropped at a time. */
  public static final int DEAD_MAX = 500;

  private QueueJson() {}

  /**
   * Counts on the transaction's snapshot, and a page of the dead messages, oldest first.
   *
   * @param after the id of the last one of the page before; 0 for the first page
   */
  public static ObjectNode of(Tx tx, long after, int limit) {
    ObjectNode states = JsonNodeFactory.instance.objectNode();
    AuditJson.counts(tx, "SELECT state, count(*) FROM messages GROUP BY state ORDER BY state", states);
    ObjectNode queue = JsonNodeFactory.instance.objectNode();
    queue.put("depth", states.path("pending").asLong() + states.path("processing").asLong());
    queue.set("states", states);
    queue.set("dead", dead(new DeadLetters().list(tx, after, limit + 1), limit));
    return queue;
  }

  /** @param letters one more than a page holds, if there are so many */
  private static ObjectNode dead(List<DeadLetter> letters, int limit) {
    List<DeadLetter> page = letters.subList(0, Math.min(limit, letters.size()));
    ObjectNode dead = JsonNodeFactory.instance.objectNode();
    ArrayNode items = dead.putArray("items");
    page.forEach(letter -> items.add(item(letter)));
    return letters.size() > limit ? dead.put("next", page.getLast().id().value()) : dead.putNull("next");
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
