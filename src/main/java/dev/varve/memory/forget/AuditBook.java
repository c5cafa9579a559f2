package dev.varve.memory.forget;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Who forgot, purged or exported how much, and when: kinds and counts, never content. */
public final class AuditBook {

  private AuditBook() {}

  /**
   * Adds an entry.
   *
   * @param action {@code forget, purge, export}
   */
  public static void write(Tx tx, String actor, String action, Map<String, Long> counts, Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(counts).forEach(json::put);
    tx.update(
        "INSERT INTO audit (at_ms, actor, action, counts) VALUES (?, ?, ?, ?)",
        now.toEpochMilli(),
        actor,
        action,
        json.toString());
  }
}
