package dev.varve.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.queue.Conservation;
import dev.varve.store.Tx;
import java.util.List;

/** The proof that nothing accepted was lost, as {@code GET /v1/audit} tells it. */
public final class AuditJson {

  /** In the order of a message's life. */
  private static final List<String> STATES =
      List.of("pending", "processing", "done", "skipped", "dead", "dropped", "forgotten");

  private AuditJson() {}

  /** Counts on the transaction's snapshot; reads every message. */
  public static ObjectNode of(Tx tx) {
    Conservation conservation = Conservation.audit(tx);
    ObjectNode audit =
        JsonNodeFactory.instance
            .objectNode()
            .put("balanced", conservation.balanced())
            .put("accepted", conservation.accepted());
    ObjectNode states = audit.putObject("states");
    STATES.forEach(state -> states.put(state, conservation.count(state)));
    audit.put("remembered", outcomes(tx, "remembered")).put("notRemembered", outcomes(tx, "not_remembered"));
    counts(
        tx,
        "SELECT reason, count(*) FROM messages WHERE state = 'skipped' GROUP BY reason ORDER BY reason",
        audit.putObject("skipped"));
    counts(tx, "SELECT kind, found FROM redactions ORDER BY kind", audit.putObject("redacted"));
    conservation.exceptions().forEach(audit.putArray("exceptions")::add);
    return audit;
  }

  private static long outcomes(Tx tx, String outcome) {
    return tx.number("SELECT count(*) FROM messages WHERE state = 'done' AND outcome = ?", outcome);
  }

  static void counts(Tx tx, String sql, ObjectNode into) {
    tx.list(sql, row -> into.put(row.text(1), row.number(2)));
  }
}
