package dev.varve.queue;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * What waits in a session.
 *
 * @param messages how many messages wait
 * @param summarize whether a request for a summary is among them
 * @param live whether any of them is not of an import
 * @param oldestAt when the oldest was accepted; meaningless when nothing waits
 * @param newestAt when the newest was accepted; meaningless when nothing waits
 */
public record Backlog(int messages, boolean summarize, boolean live, Instant oldestAt, Instant newestAt) {

  public static final Backlog EMPTY = new Backlog(0, false, false, Instant.EPOCH, Instant.EPOCH);

  public boolean isEmpty() {
    return messages == 0;
  }

  /** With one more message. */
  public Backlog plus(MessageKind kind, Instant at) {
    boolean asks = summarize || kind == MessageKind.SUMMARIZE;
    return new Backlog(messages + 1, asks, true, isEmpty() ? at : oldestAt, at);
  }

  /** The same, accepted no later than that: else a clock that was set back would let messages wait for its return. */
  public Backlog notAfter(Instant at) {
    return newestAt.isAfter(at)
        ? new Backlog(messages, summarize, live, oldestAt.isAfter(at) ? at : oldestAt, at)
        : this;
  }

  /** What the store says waits in a session, whatever a run that is over may have left unanswered included. */
  public static Backlog of(Tx tx, SessionId session) {
    return tx.first(
            """
            SELECT count(*) AS messages, coalesce(max(CASE WHEN kind = 'summarize' THEN 1 ELSE 0 END), 0) AS summarize,
              coalesce(max(1 - bulk), 0) AS live,
              min(accepted_at_ms) AS oldest_at_ms, max(accepted_at_ms) AS newest_at_ms
            FROM messages WHERE session_id = ? AND state IN ('pending', 'processing')""",
            Backlog::backlog,
            session.value())
        .orElse(EMPTY);
  }

  /** How many messages wait or are being worked on in all sessions; reads the index of these alone. */
  public static long depth(Tx tx) {
    return tx.number("SELECT count(*) FROM messages WHERE state IN ('pending', 'processing')");
  }

  /** Sessions with waiting messages, the one that has waited longest first. */
  public static List<SessionId> sessions(Tx tx) {
    return tx.list(
        """
        SELECT session_id FROM messages WHERE state IN ('pending', 'processing')
        GROUP BY session_id ORDER BY min(id)""",
        row -> new SessionId(row.number(1)));
  }

  /** The same, but for sessions in which nothing waits but an import. */
  public static List<SessionId> liveSessions(Tx tx) {
    return tx.list(
        """
        SELECT session_id FROM messages WHERE state IN ('pending', 'processing')
        GROUP BY session_id HAVING min(bulk) = 0 ORDER BY min(id)""",
        row -> new SessionId(row.number(1)));
  }

  private static Backlog backlog(Row row) throws SQLException {
    return new Backlog(
        row.count("messages"),
        row.flag("summarize"),
        row.flag("live"),
        row.instant("oldest_at_ms"),
        row.instant("newest_at_ms"));
  }
}
