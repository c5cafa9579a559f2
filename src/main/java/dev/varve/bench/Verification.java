package dev.varve.bench;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a ledger with the store, by queries of its own. */
final class Verification {

  private static final int FINDINGS_MAX = 20;

  /** The load's own keys are unique; only what the worker asks for by itself is counted within a session. */
  private static final String DOUBLE_ROWS =
      "SELECT 'key ' || dedup_key || ' has ' || count(*) || ' rows' FROM messages"
          + " WHERE dedup_key NOT LIKE 'summarize:after:%' GROUP BY dedup_key HAVING count(*) > 1";

  private static final String DOUBLE_DERIVATIONS =
      """
      SELECT 'message ' || s.message_id || ' was derived by several turns' FROM observation_sources s
        JOIN observations o ON o.id = s.observation_id
        GROUP BY s.message_id HAVING count(DISTINCT o.turn_id) > 1
      UNION ALL
      SELECT 'message ' || message_id || ' has several summaries' FROM summaries
        GROUP BY message_id HAVING count(*) > 1""";

  private static final String ORPHANS =
      """
      SELECT 'observation ' || o.id || ' has no source that its turn confirmed' FROM observations o
        WHERE NOT EXISTS (SELECT 1 FROM observation_sources s WHERE s.observation_id = o.id)
      UNION ALL
      SELECT 'message ' || m.id || ' is a source of turn ' || o.turn_id || ' and not confirmed by it'
        FROM observation_sources s JOIN observations o ON o.id = s.observation_id JOIN messages m ON m.id = s.message_id
        WHERE m.state <> 'done' OR m.turn_id IS NULL OR m.turn_id <> o.turn_id
      UNION ALL
      SELECT 'summary ' || y.id || ' belongs to a message its turn did not confirm'
        FROM summaries y JOIN messages m ON m.id = y.message_id
        WHERE m.state <> 'done' OR m.turn_id IS NULL OR m.turn_id <> y.turn_id
      UNION ALL
      SELECT 'message ' || m.id || ' is remembered and no memory names it' FROM messages m
        WHERE m.outcome = 'remembered'
          AND NOT EXISTS (SELECT 1 FROM observation_sources s WHERE s.message_id = m.id)
          AND NOT EXISTS (SELECT 1 FROM summaries y WHERE y.message_id = m.id)""";

  /** How a message ended. */
  private record Stored(String key, String state, @Nullable String turnEnded) {

    boolean isSettled() {
      return state.equals("skipped") || (state.equals("done") && "answered".equals(turnEnded));
    }
  }

  private Verification() {}

  static Verdict of(List<Ledger.Entry> ledger, Tx tx) {
    Map<Long, Stored> stored = stored(tx);
    Map<String, Stored> byKey = byKey(stored.values());
    List<String> lost = new ArrayList<>();
    for (Ledger.Entry entry : ledger) {
      Stored found =
          entry.messageId() == Ledger.UNTOLD ? byKey.get(entry.key()) : stored.get(entry.messageId());
      if (found == null || !isKeyOf(entry, found)) {
        lost.add(entry.key() + " was acknowledged as message " + entry.messageId() + " and is not there");
      } else if (!found.isSettled()) {
        lost.add("message " + entry.messageId() + " is " + found.state() + ", its turn " + found.turnEnded());
      }
    }
    List<String> duplicated = texts(tx, DOUBLE_ROWS);
    duplicated.addAll(texts(tx, DOUBLE_DERIVATIONS));
    List<String> orphans = texts(tx, ORPHANS);
    List<String> findings = new ArrayList<>(lost);
    findings.addAll(duplicated);
    findings.addAll(orphans);
    return new Verdict(
        ledger.size(),
        ledger.size() - lost.size(),
        lost.size(),
        duplicated.size(),
        orphans.size(),
        findings.subList(0, Math.min(findings.size(), FINDINGS_MAX)));
  }

  private static Map<String, Stored> byKey(Iterable<Stored> all) {
    Map<String, Stored> byKey = new HashMap<>();
    all.forEach(one -> byKey.put(one.key(), one));
    return byKey;
  }

  private static boolean isKeyOf(Ledger.Entry entry, Stored found) {
    return entry.key().endsWith(":") ? found.key().startsWith(entry.key()) : found.key().equals(entry.key());
  }

  private static Map<Long, Stored> stored(Tx tx) {
    Map<Long, Stored> stored = new HashMap<>();
    tx.list(
            "SELECT m.id, m.dedup_key, m.state, t.ended FROM messages m LEFT JOIN turns t ON t.id = m.turn_id",
            Verification::entry)
        .forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
    return stored;
  }

  private static Map.Entry<Long, Stored> entry(Row row) throws SQLException {
    return Map.entry(
        row.number("id"), new Stored(row.text("dedup_key"), row.text("state"), row.textOrNull("ended")));
  }

  private static List<String> texts(Tx tx, String sql) {
    return tx.list(sql, row -> row.text(1));
  }
}
