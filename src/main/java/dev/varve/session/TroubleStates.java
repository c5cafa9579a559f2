package dev.varve.session;

import dev.varve.queue.SessionId;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;

/** What has gone wrong in sessions, kept over a restart of the worker. */
final class TroubleStates {

  /** What went wrong in a session's earlier runs, and the term of the last of them. */
  record Past(Trouble trouble, long term) {}

  Past load(Tx tx, SessionId session) {
    return tx.first(
            "SELECT restart_guard, summary_breaker, term FROM sessions WHERE id = ?",
            TroubleStates::past,
            session.value())
        .orElse(new Past(Trouble.NONE, 0));
  }

  private static Past past(Row row) throws SQLException {
    String guard = row.textOrNull("restart_guard");
    String breaker = row.textOrNull("summary_breaker");
    Trouble trouble =
        Trouble.remembered(
            guard == null ? RestartGuard.FRESH : RestartGuard.of(guard),
            breaker == null ? SummaryBreaker.CLOSED : SummaryBreaker.of(breaker));
    return new Past(trouble, row.number("term"));
  }

  /** Changes nothing when a later run than that of the term has taken the session over, for it knows better. */
  int keep(Tx tx, SessionId session, long term, Command.Remember troubles) {
    return tx.update(
        "UPDATE sessions SET restart_guard = ?, summary_breaker = ? WHERE id = ? AND term = ?",
        troubles.guard().stored(),
        troubles.breaker().stored(),
        session.value(),
        term);
  }
}
