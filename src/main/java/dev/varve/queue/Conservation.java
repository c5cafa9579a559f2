package dev.varve.queue;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The proof that nothing is lost or doubled: the counter raised at the door must equal the rows by state, each
 * answered turn must have settled what it showed, and lineage must name each remembered message in exactly one
 * derivation.
 *
 * @param accepted sum of the sessions' counters, never computed from rows
 * @param states rows by state; the sum of its values must be {@code accepted}
 * @param exceptions one sentence for each finding, at most {@value #EXCEPTIONS_MAX}; empty when all is well
 */
public record Conservation(long accepted, Map<String, Long> states, List<String> exceptions) {

  private static final int EXCEPTIONS_MAX = 100;

  public Conservation {
    states = Map.copyOf(states);
    exceptions = List.copyOf(exceptions);
  }

  public boolean balanced() {
    return exceptions.isEmpty();
  }

  public long count(String state) {
    return states.getOrDefault(state, 0L);
  }

  /** Counts on the transaction's snapshot; reads every message a few times. */
  public static Conservation audit(Tx tx) {
    Map<String, Long> states = new HashMap<>();
    tx.list(
            "SELECT state, count(*) AS messages FROM messages GROUP BY state",
            row -> Map.entry(row.text("state"), row.number("messages")))
        .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
    List<String> exceptions = new ArrayList<>();
    for (Law law : Law.values()) {
      exceptions.addAll(tx.list(law.breaches(), law::sentence, EXCEPTIONS_MAX - exceptions.size()));
    }
    return new Conservation(tx.number("SELECT coalesce(sum(accepted), 0) FROM sessions"), states, exceptions);
  }

  /** What must hold; each finds its breaches with an id and up to two numbers that say more. */
  private enum Law {
    BALANCED(
        "session %d accepted %d messages and holds %d",
        """
        SELECT s.id, s.accepted, count(m.id) FROM sessions s LEFT JOIN messages m ON m.session_id = s.id
        GROUP BY s.id, s.accepted HAVING s.accepted <> count(m.id) LIMIT ?"""),
    AT_HOME(
        "message %d belongs to session %d, which does not exist",
        """
        SELECT m.id, m.session_id, 0 FROM messages m
        WHERE NOT EXISTS (SELECT 1 FROM sessions s WHERE s.id = m.session_id) LIMIT ?"""),
    IN_A_KNOWN_STATE(
        "message %d is in no state that counts, or its outcome does not fit it",
        """
        SELECT id, 0, 0 FROM messages
        WHERE state NOT IN ('pending', 'processing', 'done', 'skipped', 'dead', 'dropped', 'forgotten')
          OR (state = 'done') <> (outcome IS NOT NULL) LIMIT ?"""),
    READABLE(
        "message %d waits without a payload",
        """
        SELECT m.id, 0, 0 FROM messages m
        WHERE m.state IN ('pending', 'processing')
          AND NOT EXISTS (SELECT 1 FROM payloads p WHERE p.message_id = m.id) LIMIT ?"""),
    PAYLOAD_OF_SOMETHING(
        "payload %d is of no message, or of one that should have none",
        """
        SELECT p.message_id, 0, 0 FROM payloads p LEFT JOIN messages m ON m.id = p.message_id
        WHERE m.id IS NULL OR m.payload_bytes = 0 LIMIT ?"""),
    IN_A_TURN(
        "message %d is done or processing without a turn of that kind",
        """
        SELECT m.id, 0, 0 FROM messages m LEFT JOIN turns t ON t.id = m.turn_id
        WHERE (m.state = 'done' AND coalesce(t.ended, '') <> 'answered')
          OR (m.state = 'processing' AND (t.id IS NULL OR t.ended IS NOT NULL)) LIMIT ?"""),
    CONFIRMED_ONCE(
        "turn %d was answered for %d messages and %d are done by it",
        """
        SELECT t.id, t.message_count, count(m.id) FROM turns t
        LEFT JOIN messages m ON m.turn_id = t.id AND m.state IN ('done', 'forgotten')
        WHERE t.ended = 'answered'
        GROUP BY t.id, t.message_count HAVING t.message_count <> count(m.id) LIMIT ?"""),
    REMEMBERED_BY_SOMETHING(
        "message %d is remembered and no memory names it, or the other way round",
        """
        SELECT m.id, 0, 0 FROM messages m WHERE m.state = 'done' AND (m.outcome = 'remembered') <>
          (EXISTS (SELECT 1 FROM observation_sources s WHERE s.message_id = m.id)
          OR EXISTS (SELECT 1 FROM summaries s WHERE s.message_id = m.id)) LIMIT ?"""),
    DERIVED_ONCE(
        "message %d was derived in %d turns",
        """
        SELECT s.message_id, count(DISTINCT o.turn_id), 0 FROM observation_sources s
        JOIN observations o ON o.id = s.observation_id
        GROUP BY s.message_id HAVING count(DISTINCT o.turn_id) > 1 LIMIT ?"""),
    SUMMARIZED_ONCE(
        "message %d was derived in %d turns",
        "SELECT message_id, count(*), 0 FROM summaries GROUP BY message_id HAVING count(*) > 1 LIMIT ?"),
    OBSERVED_FROM_ITS_TURN(
        "observation %d names messages that its turn did not confirm",
        """
        SELECT o.id, 0, 0 FROM observations o
        WHERE NOT EXISTS (SELECT 1 FROM observation_sources s WHERE s.observation_id = o.id)
          OR EXISTS (SELECT 1 FROM observation_sources s LEFT JOIN messages m ON m.id = s.message_id
            WHERE s.observation_id = o.id AND (m.id IS NULL OR m.state <> 'done' OR m.turn_id <> o.turn_id)) LIMIT ?"""),
    SUMMARIZED_FROM_ITS_TURN(
        "summary %d names a message that its turn did not confirm",
        """
        SELECT y.id, 0, 0 FROM summaries y LEFT JOIN messages m ON m.id = y.message_id
        WHERE m.id IS NULL OR m.state <> 'done' OR m.turn_id <> y.turn_id LIMIT ?"""),
    LINEAGE_OF_SOMETHING(
        "the lineage of message %d leads to observation %d, which does not exist",
        """
        SELECT s.message_id, s.observation_id, 0 FROM observation_sources s
        WHERE NOT EXISTS (SELECT 1 FROM observations o WHERE o.id = s.observation_id) LIMIT ?""");

    private final String sentence;
    private final String breaches;

    Law(String sentence, String breaches) {
      this.sentence = sentence;
      this.breaches = breaches;
    }

    String breaches() {
      return breaches;
    }

    String sentence(Row row) throws SQLException {
      return sentence.formatted(row.number(1), row.number(2), row.number(3));
    }
  }
}
