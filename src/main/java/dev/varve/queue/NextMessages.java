package dev.varve.queue;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.List;

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
        (SELECT p.payload FROM payloads p WHERE p.message_id = messages.id) AS payload, original_at_ms
      FROM messages WHERE session_id = ? AND state IN ('pending', 'processing') AND state = 'pending'
        AND id BETWEEN ? AND ? ORDER BY id""";

  private final AttemptLimits limits;

  NextMessages(AttemptLimits limits) {
    this.limits = limits;
  }

  private record Head(long id, MessageKind kind, boolean bulk, int attempts, long bytes) {}

  /**
   * Tool uses up to the next summarize, or one summarize, or one message that failed too often in company; all live or
   * all imported, at most what the request allows.
   */
  List<Message> of(Tx tx, SessionId session, ClaimRequest request) {
    List<Head> heads =
        prefix(tx.list(HEADS, NextMessages::head, session.value(), request.messagesMax()), request.bytesMax());
    return heads.isEmpty()
        ? List.of()
        : tx.list(
            BETWEEN, row -> message(session, row), session.value(), heads.getFirst().id(), heads.getLast().id());
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

  private static Head head(Row row) throws SQLException {
    return new Head(
        row.number("id"),
        MessageKind.of(row.text("kind")),
        row.flag("bulk"),
        row.count("attempts"),
        row.number("payload_bytes"));
  }

  private static Message message(SessionId session, Row row) throws SQLException {
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
        row.bytes("payload"),
        row.instant("original_at_ms"),
        row.flag("bulk"));
  }
}
