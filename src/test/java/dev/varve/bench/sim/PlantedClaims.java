package dev.varve.bench.sim;

import dev.varve.queue.AttemptLimits;
import dev.varve.queue.Batch;
import dev.varve.queue.Claims;
import dev.varve.queue.Cost;
import dev.varve.queue.Message;
import dev.varve.queue.SessionId;
import dev.varve.store.Tx;
import java.time.Instant;

/** Workers whose queue does one thing wrong. */
final class PlantedClaims {

  private PlantedClaims() {}

  static Blueprint confirmsTooMuch() {
    return with(new Bug() {
      @Override
      public void confirm(Tx tx, Batch batch, Cost cost, Instant now) {
        tx.update(
            """
            UPDATE messages SET state = 'processing', turn_id = ?
            WHERE id = (SELECT max(id) FROM messages WHERE session_id = ? AND state = 'pending')""",
            batch.turn().value(),
            batch.session().value());
        settle(tx, batch, now);
      }
    });
  }

  /** The fence is gone: whoever answers, however late, is believed. */
  static Blueprint acceptsLateAnswers() {
    return with(new Bug() {
      @Override
      public boolean holds(Tx tx, SessionId session, long term) {
        return true;
      }

      @Override
      public void confirm(Tx tx, Batch batch, Cost cost, Instant now) {
        for (Message message : batch.messages()) {
          tx.update(
              "UPDATE messages SET state = 'processing', turn_id = ? WHERE id = ?",
              batch.turn().value(),
              message.id().value());
        }
        settle(tx, batch, now);
      }
    });
  }

  static Blueprint queuesSkippedMessagesAgain() {
    return with(new Bug() {
      @Override
      public long takeOver(Tx tx, SessionId session, Instant now) {
        tx.update("UPDATE messages SET state = 'pending' WHERE session_id = ? AND state = 'skipped'", session.value());
        return super.takeOver(tx, session, now);
      }
    });
  }

  static Blueprint queuesConfirmedMessagesAgain() {
    return with(new Bug() {
      @Override
      public int takeOverAll(Tx tx, Instant now) {
        tx.update(
            """
            UPDATE messages SET state = 'pending', outcome = NULL, turn_id = NULL
            WHERE id = (SELECT max(id) FROM messages WHERE state = 'done' AND outcome = 'not_remembered')""");
        return super.takeOverAll(tx, now);
      }
    });
  }

  static Blueprint buriesAtTheFirstFailure() {
    return with(new Bug() {
      @Override
      public int bury(Tx tx, SessionId session, String observer, Instant now) {
        return tx.update(
            "UPDATE messages SET state = 'dead', settled_at_ms = ? WHERE session_id = ? AND state = 'pending' AND attempts > 0",
            now.toEpochMilli(),
            session.value());
      }
    });
  }

  /** Who takes a session over leaves its messages to a run that is gone. */
  static Blueprint forgetsWhatAnEarlierRunHeld() {
    return with(new Bug() {
      @Override
      public long takeOver(Tx tx, SessionId session, Instant now) {
        return tx.number("UPDATE sessions SET term = term + 1 WHERE id = ? RETURNING term", session.value());
      }

      @Override
      public int takeOverAll(Tx tx, Instant now) {
        return 0;
      }
    });
  }

  /** A turn under way goes on as if nothing had been forgotten. */
  static Blueprint forgetsWithoutAFence() {
    return with(new Bug() {
      @Override
      public void fence(Tx tx, SessionId session, Instant now) {
        // The bug is that nothing happens here.
      }
    });
  }

  /** Without a fence, and what a turn has shown is done whatever became of it meanwhile. */
  static Blueprint bringsBackWhatWasForgotten() {
    return with(new Bug() {
      @Override
      public void fence(Tx tx, SessionId session, Instant now) {
        // The bug is that nothing happens here.
      }

      @Override
      public void confirm(Tx tx, Batch batch, Cost cost, Instant now) {
        settle(tx, batch, now);
      }
    });
  }

  private static Blueprint with(Claims claims) {
    return new Blueprint() {
      @Override
      Claims claims() {
        return claims;
      }
    };
  }

  private abstract static class Bug extends Claims {

    Bug() {
      super(AttemptLimits.defaults());
    }

    static void settle(Tx tx, Batch batch, Instant now) {
      tx.update(
          """
          UPDATE messages SET state = 'done', settled_at_ms = ?, outcome = CASE
            WHEN EXISTS (SELECT 1 FROM observation_sources s WHERE s.message_id = messages.id)
              OR EXISTS (SELECT 1 FROM summaries s WHERE s.message_id = messages.id)
            THEN 'remembered' ELSE 'not_remembered' END WHERE turn_id = ?""",
          now.toEpochMilli(),
          batch.turn().value());
      tx.update(
          "UPDATE turns SET ended = 'answered', ended_at_ms = ? WHERE id = ?",
          now.toEpochMilli(),
          batch.turn().value());
    }
  }
}
