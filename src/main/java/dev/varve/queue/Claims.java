package dev.varve.queue;

import dev.varve.store.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The right to work on a session's messages. A term is a fencing number: whoever begins a run takes the next one,
 * and everything done under an older term is refused from then on, however late it comes.
 */
public class Claims {

  private final AttemptLimits limits;
  private final NextMessages next;

  public Claims(AttemptLimits limits) {
    this.limits = limits;
    this.next = new NextMessages(limits);
  }

  /** Begins a run: raises the term and takes back what an earlier run left unanswered. */
  public long takeOver(Tx tx, SessionId session, Instant now) {
    tx.update(
        """
        UPDATE messages SET state = 'pending', turn_id = NULL
        WHERE session_id = ? AND state IN ('pending', 'processing') AND state = 'processing'""",
        session.value());
    TurnBook.abandon(tx, session, now);
    return tx.number("UPDATE sessions SET term = term + 1 WHERE id = ? RETURNING term", session.value());
  }

  /** Nothing that is under way in the session may be stored any more, because something it was shown is forgotten. */
  public void fence(Tx tx, SessionId session, Instant now) {
    takeOver(tx, session, now);
  }

  /** Takes every session over that an earlier worker left in the middle of a turn; returns how many there were. */
  public int takeOverAll(Tx tx, Instant now) {
    List<SessionId> left =
        tx.list(
            """
            SELECT DISTINCT session_id FROM messages
            WHERE state IN ('pending', 'processing') AND state = 'processing'""",
            row -> new SessionId(row.number(1)));
    for (SessionId session : left) {
      takeOver(tx, session, now);
    }
    return left.size();
  }

  /**
   * Claims the next messages in accept order: tool uses up to the next summarize, or one summarize, or one
   * message that failed too often in company. Empty when nothing is pending or the term is over.
   */
  public Optional<Batch> claim(Tx tx, SessionId session, long term, ClaimRequest request, Instant now) {
    if (!holds(tx, session, term)) {
      return Optional.empty();
    }
    List<Message> messages = next.of(tx, session, request);
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    String observer = request.observerOf(messages.getFirst());
    TurnId turn = TurnBook.begin(tx, session, term, observer, messages, now);
    show(tx, session, turn, messages);
    return Optional.of(new Batch(session, turn, term, messages));
  }

  /** True while no later run has taken the session over. */
  public boolean holds(Tx tx, SessionId session, long term) {
    return tx.number("SELECT term FROM sessions WHERE id = ?", session.value()) == term;
  }

  /**
   * Settles a turn that was answered, for exactly the messages it showed; lineage already stored in the same
   * transaction decides which of them count as remembered. The caller has checked {@link #holds}.
   *
   * @throws IllegalStateException when the batch is not what the turn has open, so that the transaction is undone
   */
  public void confirm(Tx tx, Batch batch, Cost cost, Instant now) {
    List<MessageId> settled =
        tx.list(
            """
            UPDATE messages SET state = 'done', settled_at_ms = ?, outcome = CASE
              WHEN EXISTS (SELECT 1 FROM observation_sources s WHERE s.message_id = messages.id)
                OR EXISTS (SELECT 1 FROM summaries s WHERE s.message_id = messages.id)
              THEN 'remembered' ELSE 'not_remembered' END
            WHERE turn_id = ? AND state = 'processing' RETURNING id""",
            row -> new MessageId(row.number(1)),
            now.toEpochMilli(),
            batch.turn().value());
    Set<MessageId> shown = new HashSet<>();
    batch.messages().forEach(message -> shown.add(message.id()));
    if (!shown.equals(Set.copyOf(settled))) {
      throw new IllegalStateException(
          "turn %s showed messages %s, open are %s".formatted(batch.turn(), shown, settled));
    }
    TurnBook.answered(tx, batch, cost, now);
  }

  /** Puts the messages of a failed turn back; harmless when the term is over. */
  public void putBack(Tx tx, Batch batch, String error, Blame blame, Cost cost, Instant now) {
    if (!holds(tx, batch.session(), batch.term())) {
      return;
    }
    boolean counted = blame == Blame.COUNTED;
    boolean alone = batch.messages().size() == 1;
    tx.update(
        """
        UPDATE messages SET state = 'pending', turn_id = NULL, last_error = ?,
          attempts = CASE WHEN attempts + ? < ? THEN ? ELSE attempts + ? END,
          failed_alone_at_ms = coalesce(failed_alone_at_ms, ?)
        WHERE turn_id = ? AND state = 'processing'""",
        error,
        counted ? 1 : 0,
        blame == Blame.ALONE ? limits.batched() : 0,
        limits.batched(),
        counted ? 1 : 0,
        counted && alone ? now.toEpochMilli() : null,
        batch.turn().value());
    TurnBook.failed(tx, batch, cost, now);
  }

  /**
   * Buries messages of a batch whose payloads turned out to be gone or damaged, lest their session wait for them for
   * ever, and puts the others back; harmless when the term is over.
   */
  public void buryUnreadable(Tx tx, Batch batch, List<MessageId> unreadable, Instant now) {
    if (!holds(tx, batch.session(), batch.term())) {
      return;
    }
    for (MessageId id : unreadable) {
      tx.update(
          """
          UPDATE messages SET state = 'dead', last_error = 'its payload is missing or damaged', settled_at_ms = ?
          WHERE id = ? AND turn_id = ? AND state = 'processing'""",
          now.toEpochMilli(),
          id.value(),
          batch.turn().value());
      Payloads.take(tx, id);
    }
    putBack(tx, batch, "its turn held another message that cannot be read", Blame.NONE, Cost.NONE, now);
  }

  /**
   * Buries messages that used up their attempts, but only when the same observer answered another turn since
   * they first failed alone: else the observer is at fault, not the message.
   */
  public int bury(Tx tx, SessionId session, String observer, Instant now) {
    return tx.update(
        """
        UPDATE messages SET state = 'dead', settled_at_ms = ?
        WHERE session_id = ? AND state IN ('pending', 'processing') AND state = 'pending' AND attempts >= ?
          AND EXISTS (SELECT 1 FROM turns t WHERE t.observer = ? AND t.ended = 'answered'
            AND t.ended_at_ms >= messages.failed_alone_at_ms)""",
        now.toEpochMilli(),
        session.value(),
        limits.total(),
        observer);
  }

  private static void show(Tx tx, SessionId session, TurnId turn, List<Message> messages) {
    tx.update(
        """
        UPDATE messages SET state = 'processing', turn_id = ?
        WHERE session_id = ? AND state IN ('pending', 'processing') AND state = 'pending' AND id BETWEEN ? AND ?""",
        turn.value(),
        session.value(),
        messages.getFirst().id().value(),
        messages.getLast().id().value());
  }
}
