package dev.varve.queue;

import dev.varve.store.Tx;
import java.time.Instant;
import java.util.List;

/** The book of turns: what each was shown, how it ended, what it cost its session. Writes in the caller's transaction. */
final class TurnBook {

  private TurnBook() {}

  static TurnId begin(Tx tx, SessionId session, long term, String observer, List<Message> messages, Instant now) {
    return new TurnId(
        tx.insert(
            """
            INSERT INTO turns (session_id, term, kind, observer, message_count, started_at_ms)
            VALUES (?, ?, ?, ?, ?, ?)""",
            session.value(),
            term,
            messages.getFirst().kind().stored(),
            observer,
            messages.size(),
            now.toEpochMilli())
            .orElseThrow());
  }

  /** Those of an earlier run that nobody will answer. */
  static void abandon(Tx tx, SessionId session, Instant now) {
    tx.update(
        "UPDATE turns SET ended = 'abandoned', ended_at_ms = ? WHERE session_id = ? AND ended IS NULL",
        now.toEpochMilli(),
        session.value());
  }

  static void answered(Tx tx, Batch batch, Cost cost, Instant now) {
    end(tx, batch, "answered", cost, now);
  }

  static void failed(Tx tx, Batch batch, Cost cost, Instant now) {
    end(tx, batch, "failed", cost, now);
  }

  private static void end(Tx tx, Batch batch, String how, Cost cost, Instant now) {
    Usage usage = cost.usage();
    tx.update(
        """
        UPDATE turns SET ended = ?, ended_at_ms = ?, input_tokens = ?, output_tokens = ?, cache_read_tokens = ?,
          cache_write_tokens = ?, model = ?, cost_micros = ?, billed = ? WHERE id = ?""",
        how,
        now.toEpochMilli(),
        usage.inputTokens(),
        usage.outputTokens(),
        usage.cacheReadTokens(),
        usage.cacheWriteTokens(),
        cost.model(),
        cost.micros(),
        cost.billed(),
        batch.turn().value());
    if (!cost.equals(Cost.NONE)) {
      addToSession(tx, batch.session(), cost);
    }
  }

  private static void addToSession(Tx tx, SessionId session, Cost cost) {
    Usage usage = cost.usage();
    tx.update(
        """
        UPDATE sessions SET input_tokens = input_tokens + ?, output_tokens = output_tokens + ?,
          cache_read_tokens = cache_read_tokens + ?, cache_write_tokens = cache_write_tokens + ?,
          cost_micros = cost_micros + ?, model = ? WHERE id = ?""",
        usage.inputTokens(),
        usage.outputTokens(),
        usage.cacheReadTokens(),
        usage.cacheWriteTokens(),
        cost.micros(),
        cost.model(),
        session.value());
  }
}
