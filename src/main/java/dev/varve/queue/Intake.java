package dev.varve.queue;

import dev.varve.redact.Findings;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door of the queue: identity first, then the row, then the session's counter, all in the caller's
 * transaction. The counter of accepted messages is only ever raised here and in {@link SettledMessages}, by one for
 * each new row, or once for several that came together.
 */
public final class Intake {

  private static final String INSERT =
      """
      INSERT INTO messages (session_id, kind, bulk, dedup_key, state, reason, prompt_number, first_prompt, project_id,
        cwd, branch, head, agent_id, agent_type, tool, ending, richness, payload_bytes,
        original_at_ms, accepted_at_ms, settled_at_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (space_id, session_id, dedup_key) DO NOTHING""";

  private record Known(MessageId id, String state, int richness) {}

  /** Queues the message unless it is known. */
  public Acceptance accept(Tx tx, Snapshot snapshot, NewMessage message, Instant now) {
    return counted(tx, snapshot, take(tx, snapshot, message, null, now), now);
  }

  /** Records that the message was refused, so that it can never come back by another way. */
  public Acceptance skip(Tx tx, Snapshot snapshot, NewMessage message, SkipReason reason, Instant now) {
    return counted(tx, snapshot, take(tx, snapshot, message, reason, now), now);
  }

  /**
   * One of several messages of a session, which the caller has to {@link #count} in this transaction.
   *
   * @param reason why it is refused; null to queue it
   */
  public Acceptance take(
      Tx tx, Snapshot snapshot, NewMessage message, @Nullable SkipReason reason, Instant now) {
    PackedPayload payload = reason == null ? message.payload() : null;
    Optional<MessageId> inserted = insert(tx, snapshot, message, payload, reason, now);
    if (inserted.isEmpty()) {
      return payload == null
          ? new Acceptance.Duplicate(known(tx, snapshot, message).id())
          : duplicate(tx, snapshot, message, payload);
    }
    return reason == null
        ? queued(tx, snapshot, message, inserted.get(), now)
        : new Acceptance.Skipped(inserted.get(), reason);
  }

  private Acceptance counted(Tx tx, Snapshot snapshot, Acceptance acceptance, Instant now) {
    count(tx, snapshot.session(), News.NONE.plus(acceptance), now);
    return acceptance;
  }

  /** Raises the session's counter for rows of this transaction; what was known already was heard of all the same. */
  public void count(Tx tx, SessionId session, News news, Instant now) {
    tx.update(
        "UPDATE sessions SET accepted = accepted + ?, last_event_at_ms = ? WHERE id = ?",
        news.accepted(),
        now.toEpochMilli(),
        session.value());
  }

  /** Adds to the counts of what was redacted; kinds and numbers, never values. */
  public void count(Tx tx, Findings findings) {
    findings.kinds().forEach((kind, found) -> count(tx, kind, found));
    count(tx, "private block", findings.privateBlocks());
    count(tx, "unchecked rest", findings.unchecked());
  }

  private static void count(Tx tx, String kind, long found) {
    if (found > 0) {
      tx.update(
          """
          INSERT INTO redactions (kind, found) VALUES (?, ?)
          ON CONFLICT (space_id, kind) DO UPDATE SET found = redactions.found + excluded.found""",
          kind,
          found);
    }
  }

  private Acceptance queued(Tx tx, Snapshot snapshot, NewMessage message, MessageId id, Instant now) {
    Payloads.add(tx, id, message.payload());
    count(tx, message.payload().findings());
    Changes.append(tx, message.kind().stored(), snapshot.session(), id.value(), now);
    return new Acceptance.Queued(id);
  }

  private static Acceptance duplicate(Tx tx, Snapshot snapshot, NewMessage message, PackedPayload payload) {
    Known known = known(tx, snapshot, message);
    if (known.state().equals("pending") && known.richness() < message.richness()) {
      tx.update(
          "UPDATE messages SET payload_bytes = ?, richness = ?, ending = ? WHERE id = ?",
          payload.plainBytes(),
          message.richness(),
          message.ending(),
          known.id().value());
      Payloads.replace(tx, known.id(), payload);
    }
    return new Acceptance.Duplicate(known.id());
  }

  private static Known known(Tx tx, Snapshot snapshot, NewMessage message) {
    return tx.first(
            "SELECT id, state, richness FROM messages WHERE space_id = 1 AND session_id = ? AND dedup_key = ?",
            row -> new Known(id(row), row.text("state"), row.count("richness")),
            snapshot.session().value(),
            message.dedupKey())
        .orElseThrow();
  }

  private static MessageId id(Row row) throws SQLException {
    return new MessageId(row.number(1));
  }

  /** Empty when the identity is known; a message with a reason is skipped, one without waits. */
  private static Optional<MessageId> insert(
      Tx tx,
      Snapshot snapshot,
      NewMessage message,
      @Nullable PackedPayload payload,
      @Nullable SkipReason reason,
      Instant now) {
    return tx.insert(
        INSERT,
        snapshot.session().value(),
        message.kind().stored(),
        message.bulk(),
        message.dedupKey(),
        reason == null ? "pending" : "skipped",
        reason == null ? null : reason.stored(),
        snapshot.promptNumber(),
        snapshot.firstPrompt(),
        snapshot.project().value(),
        snapshot.cwd(),
        snapshot.branch(),
        snapshot.head(),
        message.agentId(),
        message.agentType(),
        message.tool(),
        message.ending(),
        message.richness(),
        payload == null ? 0 : payload.plainBytes(),
        message.originalAt().toEpochMilli(),
        now.toEpochMilli(),
        reason == null ? null : now.toEpochMilli())
        .map(MessageId::new);
  }
}
