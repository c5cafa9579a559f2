package dev.varve.session;

import dev.varve.observer.Spend;
import dev.varve.observer.TurnLimits;
import dev.varve.observer.TurnResult;
import dev.varve.queue.Backlog;
import dev.varve.queue.Batch;
import dev.varve.queue.Blame;
import dev.varve.queue.ClaimRequest;
import dev.varve.queue.Claims;
import dev.varve.queue.Cost;
import dev.varve.queue.MessageId;
import dev.varve.queue.MessageKind;
import dev.varve.queue.SessionId;
import dev.varve.queue.Usage;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The store's side of a turn: claim, confirm, put back. What a reply yields is stored in the transaction that
 * confirms exactly the messages shown, fenced by the run's term, so that a crash at any moment neither loses nor
 * doubles.
 */
final class TurnWork {

  private final Database database;
  private final Claims claims;
  private final Turns turns;
  private final Derivation derivation;
  private final InstantSource clock;

  TurnWork(Database database, Claims claims, Turns turns, Derivation derivation, InstantSource clock) {
    this.database = database;
    this.claims = claims;
    this.turns = turns;
    this.derivation = derivation;
    this.clock = clock;
  }

  /** Imports go to {@code standIn}, and summaries while the breaker is open. Empty when there is nothing to claim. */
  Optional<ShownTurn> claim(SessionId session, LiveRun run, SummaryBreaker breaker, String standIn) {
    Optional<Claimed> claimed = claimed(session, run, breaker, standIn);
    while (claimed.isPresent()) {
      Batch batch = claimed.get().batch();
      switch (database.read(tx -> turns.read(tx, batch))) {
        case Turns.Reading.Complete complete -> {
          return Optional.of(new ShownTurn(batch, complete.turn(), claimed.get().observer(), clock.instant()));
        }
        case Turns.Reading.Unreadable unreadable -> {
          bury(batch, unreadable.messages());
          claimed = claimed(session, run, breaker, standIn);
        }
      }
    }
    return Optional.empty();
  }

  private record Claimed(Batch batch, String observer) {}

  /**
   * Only this is the writer's work; what was claimed is unpacked and parsed beside it. A claim that is lost with the
   * machine is lost with the run it was made for: its messages still wait, so nothing waits for the disk.
   */
  private Optional<Claimed> claimed(SessionId session, LiveRun run, SummaryBreaker breaker, String standIn) {
    Instant now = clock.instant();
    TurnLimits limits = run.provider().observer().turnLimits();
    String own = run.provider().name();
    return database.writeUnsynced(tx -> {
      long term = run.hasTerm() ? run.term() : run.take(claims.takeOver(tx, session, now));
      ClaimRequest request =
          new ClaimRequest(
              limits.messages(),
              limits.payloadBytes(),
              kind -> kind == MessageKind.SUMMARIZE && breaker.isOpen(now, lastPrompt(tx, session)) ? standIn : own,
              standIn);
      return claims
          .claim(tx, session, term, request, now)
          .map(batch -> new Claimed(batch, request.observerOf(batch)));
    });
  }

  private void bury(Batch batch, List<MessageId> unreadable) {
    Instant now = clock.instant();
    database.write(tx -> {
      claims.buryUnreadable(tx, batch, unreadable, now);
      return unreadable.size();
    });
  }

  private static int lastPrompt(Tx tx, SessionId session) {
    return (int) tx.number("SELECT last_prompt FROM sessions WHERE id = ?", session.value());
  }

  /** What is in the store after a turn. */
  record Stored(Derivation.Stored memories, Backlog backlog) {}

  /** Empty when the run's term is over; then nothing is stored. */
  Optional<Stored> confirm(ShownTurn shown, TurnResult.Answered answered) {
    Batch batch = shown.batch();
    Instant now = clock.instant();
    return database.write(tx -> {
      if (!claims.holds(tx, batch.session(), batch.term())) {
        return Optional.empty();
      }
      Derivation.Stored memories = derivation.store(tx, batch, answered.reply(), now);
      claims.confirm(tx, batch, cost(answered.usage(), answered.spend()), now);
      return Optional.of(new Stored(memories, Backlog.of(tx, batch.session())));
    });
  }

  /** Returns how many messages died of it. */
  int putBack(ShownTurn shown, TurnResult.Failed failed, Blame blame) {
    Instant now = clock.instant();
    return database.write(tx -> {
      claims.putBack(
          tx, shown.batch(), failed.failure().evidence(), blame, cost(failed.usage(), failed.spend()), now);
      return claims.bury(tx, shown.batch().session(), shown.observer(), now);
    });
  }

  private static Cost cost(Usage usage, Spend spend) {
    return new Cost(usage, spend.model(), spend.costMicros(), spend.billed());
  }
}
