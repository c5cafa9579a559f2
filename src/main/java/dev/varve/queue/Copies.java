package dev.varve.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Knows what a fork's transcript copied from the session it was forked from: the same identity or text in another
 * session of the client at the same time. Ids alone do not tell, because clients use them again.
 */
public final class Copies {

  /** A hook reports some milliseconds before its client writes the same down; a busy machine takes longer. */
  private static final Duration SAME_TIME = Duration.ofSeconds(10);

  /** Several sessions may be given the same words almost at once, and nothing but the time tells those apart. */
  private static final Duration SAME_MOMENT = Duration.ofMillis(250);

  private static final ObjectMapper JSON = new ObjectMapper();

  private Copies() {}

  /** Whether another session knows any tool use of this time; without one there is nothing to be copied. */
  public static boolean anyToolUse(Tx tx, SessionId session, Instant first, Instant last) {
    return tx.number(
            """
            SELECT count(*) FROM (SELECT 1 FROM messages m JOIN sessions s ON s.id = m.session_id
            WHERE m.original_at_ms BETWEEN ? AND ? AND m.kind = 'tool_use' AND m.session_id <> ?
              AND s.client = (SELECT client FROM sessions WHERE id = ?) LIMIT 1)""",
            first.minus(SAME_TIME).toEpochMilli(),
            last.plus(SAME_TIME).toEpochMilli(),
            session.value(),
            session.value())
        > 0;
  }

  /** @param payload empty when it is gone */
  private record Other(SessionId session, Optional<String> payload) {}

  /** The other session that knows this tool use; one whose payload is gone counts by identity and time alone. */
  public static Optional<SessionId> originOf(
      Tx tx, SessionId session, String dedupKey, PackedPayload payload, Instant at) {
    for (Other other : others(tx, session, dedupKey, at)) {
      if (other.payload().isEmpty() || input(other.payload().get()).equals(input(payload.json()))) {
        return Optional.of(other.session());
      }
    }
    return Optional.empty();
  }

  /**
   * Whether another session knows a prompt with this text; one that was forgotten counts by its time alone, because a copy
   * of it has another identity.
   */
  public static boolean prompt(Tx tx, SessionId session, String text, Instant at) {
    return tx.number(
            """
            SELECT count(*) FROM prompts p JOIN sessions s ON s.id = p.session_id
            WHERE p.original_at_ms BETWEEN ? AND ? AND p.session_id <> ?
              AND (p.text = ? OR (p.text = '' AND p.private = 0))
              AND s.client = (SELECT client FROM sessions WHERE id = ?)""",
            at.minus(SAME_MOMENT).toEpochMilli(),
            at.plus(SAME_MOMENT).toEpochMilli(),
            session.value(),
            text,
            session.value())
        > 0;
  }

  private static List<Other> others(Tx tx, SessionId session, String dedupKey, Instant at) {
    return tx.list(
        """
        SELECT m.session_id, p.payload FROM messages m JOIN sessions s ON s.id = m.session_id
          LEFT JOIN payloads p ON p.message_id = m.id
        WHERE m.original_at_ms BETWEEN ? AND ? AND m.dedup_key = ? AND m.kind = 'tool_use' AND m.session_id <> ?
          AND s.client = (SELECT client FROM sessions WHERE id = ?)""",
        row -> new Other(new SessionId(row.number("session_id")), PackedPayload.text(row.bytes("payload"))),
        at.minus(SAME_TIME).toEpochMilli(),
        at.plus(SAME_TIME).toEpochMilli(),
        dedupKey,
        session.value(),
        session.value());
  }

  private static JsonNode input(String payload) {
    try {
      return JSON.readTree(payload).path("input");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored payload is JSON", e);
    }
  }
}
