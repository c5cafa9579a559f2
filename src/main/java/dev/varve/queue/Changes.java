package dev.varve.queue;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The durable order of what happened; followers such as the event stream read on from the last id they saw. */
public final class Changes {

  private Changes() {}

  /**
   * One entry.
   *
   * @param kind {@code prompt, tool_use, summarize, observation, summary}, or {@code forgotten_} and what was forgotten:
   *     {@code prompt, observation, summary}
   * @param subject id of the row it is about, in the table the kind names; of what was forgotten the row it had
   */
  public record Change(long id, String kind, SessionId session, long subject, Instant at) {}

  /** Appends in the transaction of what it reports. */
  public static void append(Tx tx, String kind, SessionId session, long subject, Instant now) {
    tx.update(
        "INSERT INTO changes (kind, session_id, subject_id, at_ms) VALUES (?, ?, ?, ?)",
        kind,
        session.value(),
        subject,
        now.toEpochMilli());
  }

  /** The entries after an id, oldest first, at most {@code max}. */
  public static List<Change> after(Tx tx, long id, int max) {
    return tx.list("SELECT * FROM changes WHERE id > ? ORDER BY id LIMIT ?", Changes::change, id, max);
  }

  /** The same without those of what was only queued, which are nearly all while much comes in. */
  public static List<Change> ofMemories(Tx tx, long id, int max) {
    return tx.list(
        "SELECT * FROM changes WHERE id > ? AND kind NOT IN ('tool_use', 'summarize') ORDER BY id LIMIT ?",
        Changes::change,
        id,
        max);
  }

  /** The newest entry alone; none when there is none. */
  public static List<Change> last(Tx tx) {
    return after(tx, newest(tx) - 1, 1);
  }

  /** The id of the newest entry, 0 when there is none. */
  public static long newest(Tx tx) {
    return tx.number("SELECT coalesce(max(id), 0) FROM changes");
  }

  /** The oldest id that is still kept, 0 when there is none. */
  public static long oldest(Tx tx) {
    return tx.number("SELECT coalesce(min(id), 0) FROM changes");
  }

  private static Change change(Row row) throws SQLException {
    return new Change(
        row.number("id"),
        row.text("kind"),
        new SessionId(row.number("session_id")),
        row.number("subject_id"),
        row.instant("at_ms"));
  }
}
