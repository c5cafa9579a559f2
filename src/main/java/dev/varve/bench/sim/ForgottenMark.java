package dev.varve.bench.sim;

import dev.varve.queue.SessionId;
import dev.varve.store.Tx;

/**
 * The newest turn and memories of a session when something of it was forgotten: of that turn and those before it
 * nothing more may come, because their observers had seen what was forgotten.
 */
record ForgottenMark(SessionId session, long turn, long observation, long summary) {

  static ForgottenMark of(Tx tx, SessionId session) {
    return new ForgottenMark(
        session, newest(tx, "turns", session), newest(tx, "observations", session), newest(tx, "summaries", session));
  }

  private static long newest(Tx tx, String table, SessionId session) {
    return tx.number("SELECT coalesce(max(id), 0) FROM " + table + " WHERE session_id = ?", session.value());
  }

  void check(Tx tx, Findings findings) {
    long came = later(tx, "observations", observation) + later(tx, "summaries", summary);
    findings.expect(
        came == 0, "%d memories of session %s came of a turn from before it was told to forget", came, session);
  }

  private long later(Tx tx, String table, long than) {
    return tx.number(
        "SELECT count(*) FROM " + table + " WHERE session_id = ? AND turn_id <= ? AND id > ?",
        session.value(),
        turn,
        than);
  }
}
