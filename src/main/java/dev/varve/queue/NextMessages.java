package dev.varve.queue;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the next turn of a session shows. Its queries repeat the list of open states word for word because
 * SQLite uses the index of open messages only then.
 */
final class NextMessages {

  /** What waits, without its payload. */
  private static final String HEADS =
      """
      SELECT id, kind, bulk, attempts, payload_bytes FROM messages
      WHERE session_id = ? AND state IN ('pending', 'processing') AND state = 'pending' ORDER BY id LIMIT ?""";

  private static final String BETWEEN =
      """
      SELECT id, kind, bulk, project_id, prompt_number, first_prompt, cwd, branch, head, tool, ending, agent_type,
        payload, original_at_ms
      FROM messages WHERE session_id = ? AND state IN ('pending', 'processing') AND state = 'pending'
        AND id BETWEEN ? AND ? ORDER BY id""";

  private final AttemptLimits limits;

  NextMessages(AttemptLimits limits) {
    this.limits = limits;
  }

  private record Head(long id, MessageKind kind, boolean bulk, int attempts, long bytes) {}

  private record Found(long id, @Nullable Message message) {}

  /**
   * Tool uses up to the next summarize, or one summarize, or one message that failed too often in company; all live or
   * all imported, at most what the request allows. A message whose payload is missing or damaged dies here, lest its session wait for it for ever.
   */
  List<Message> of(Tx tx, SessionId session, ClaimRequest request, Instant now) {
    List<Message> messages = new ArrayList<>();
    List<Head> heads;
    do {
      heads = prefix(tx.list(HEADS, NextMessages::head, session.value(), request.messagesMax()), request.bytesMax());
      for (Found found : found(tx, session, heads)) {
        if (found.message() == null) {
          bury(tx, found.id(), now);
        } else {
          messages.add(found.message());
        }
      }
    } while (messages.isEmpty() && !heads.isEmpty());
    return messages;
  }

  private List<Head> prefix(List<Head> heads, long bytesMax) {
    int length = 0;
    long bytes = 0;
    while (length < heads.size()
        && !isSingle(heads.get(length))
        && heads.get(length).bulk() == heads.getFirst().bulk()) {
      bytes += heads.get(length).bytes();
      if (bytes > bytesMax) {
        break;
      }
      length++;
    }
    return heads.subList(0, length == 0 ? Math.min(1, heads.size()) : length);
  }

  private boolean isSingle(Head head) {
    return head.kind() == MessageKind.SUMMARIZE || head.attempts() >= limits.batched();
  }

  private static List<Found> found(Tx tx, SessionId session, List<Head> heads) {
    return heads.isEmpty()
        ? List.of()
        : tx.list(
            BETWEEN,
            row -> found(session, row),
            session.value(),
            heads.getFirst().id(),
            heads.getLast().id());
  }

  private static void bury(Tx tx, long id, Instant now) {
    tx.update(
        """
        UPDATE messages SET state = 'dead', payload = NULL, last_error = 'its payload is missing or damaged',
          settled_at_ms = ? WHERE id = ?""",
        now.toEpochMilli(),
        id);
  }

  private static Head head(Row row) throws SQLException {
    return new Head(
        row.number("id"),
        MessageKind.of(row.text("kind")),
        row.flag("bulk"),
        row.count("attempts"),
        row.number("payload_bytes"));
  }

  private static Found found(SessionId session, Row row) throws SQLException {
    String payload = PackedPayload.text(row.bytes("payload")).orElse(null);
    return new Found(row.number("id"), payload == null ? null : message(session, row, payload));
  }

  private static Message message(SessionId session, Row row, String payload) throws SQLException {
    Snapshot snapshot =
        new Snapshot(
            session,
            new ProjectId(row.number("project_id")),
            row.count("prompt_number"),
            row.count("first_prompt"),
            row.text("cwd"),
            row.textOrNull("branch"),
            row.textOrNull("head"));
    return new Message(
        new MessageId(row.number("id")),
        MessageKind.of(row.text("kind")),
        snapshot,
        row.textOrNull("tool"),
        row.textOrNull("ending"),
        row.textOrNull("agent_type"),
        payload,
        row.instant("original_at_ms"),
        row.flag("bulk"));
  }
}
