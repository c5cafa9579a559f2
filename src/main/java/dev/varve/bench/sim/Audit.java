package dev.varve.bench.sim;

import dev.varve.queue.Conservation;
import dev.varve.queue.MessageId;
import dev.varve.queue.SessionId;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The full look into the store, after each crash and at the end. Keeps what was settled, because that never changes. */
final class Audit {

  private static final Set<String> FINAL = Set.of("done", "skipped", "dropped", "forgotten");

  private static final int ATTEMPTS_MAX = 6;

  private record Stored(
      MessageId id, SessionId session, Acknowledgements.Key key, String state, long turn, int attempts) {}

  private record Settled(String state, long turn) {}

  private final Stage stage;
  private final Acknowledgements acknowledgements;
  private final Map<MessageId, Settled> settled = new HashMap<>();

  Audit(Stage stage, Acknowledgements acknowledgements) {
    this.stage = stage;
    this.acknowledgements = acknowledgements;
  }

  void check() {
    stage.memory().read(tx -> {
      Conservation.audit(tx).exceptions().forEach(stage.findings()::add);
      messages(tx);
      buriedTooEarly(tx).forEach(stage.findings()::add);
      toldTwice(tx).forEach(stage.findings()::add);
      cameBack(tx).forEach(stage.findings()::add);
      stage.witness().forgotten().forEach(mark -> mark.check(tx, stage.findings()));
      return tx;
    });
  }

  private void messages(Tx tx) {
    List<Stored> all =
        tx.list(
            """
            SELECT m.id, m.session_id, s.client_session_id, m.dedup_key, m.state, coalesce(m.turn_id, 0) AS turn, m.attempts
            FROM messages m JOIN sessions s ON s.id = m.session_id ORDER BY m.id""",
            Audit::stored);
    Map<Acknowledgements.Key, MessageId> ids = new HashMap<>();
    for (Stored message : all) {
      ids.put(message.key(), message.id());
      staysSettled(message);
      isJustified(message);
    }
    acknowledgements.check(ids);
  }

  private static Stored stored(Row row) throws SQLException {
    return new Stored(
        new MessageId(row.number("id")),
        new SessionId(row.number("session_id")),
        new Acknowledgements.Key(row.text("client_session_id"), row.text("dedup_key")),
        row.text("state"),
        row.number("turn"),
        row.count("attempts"));
  }

  private void staysSettled(Stored message) {
    Settled now = new Settled(message.state(), message.turn());
    Settled before = settled.get(message.id());
    stage.findings().expect(
        before == null || before.equals(now) || mayBeForgotten(message, before), "message %s was settled as %s and is now %s", message.id(), before, now);
    if (FINAL.contains(message.state())) {
      settled.put(message.id(), now);
    }
  }

  /** The one way out of a final state, and there is none out of that. */
  private boolean mayBeForgotten(Stored message, Settled before) {
    return message.state().equals("forgotten")
        && !before.state().equals("forgotten")
        && stage.witness().isForgetting(message.session());
  }

  private void isJustified(Stored message) {
    int spoilt = stage.witness().attemptsMax(message.id());
    stage.findings().expect(
        message.attempts() <= spoilt,
        "message %s has %d attempts and observers spoilt %d", message.id(), message.attempts(), spoilt);
    if (message.state().equals("done")) {
      stage.findings().expect(
          stage.witness().isAnswered(message.id()), "message %s is confirmed and was never answered", message.id());
    }
    if (message.state().equals("dead")) {
      stage.findings().expect(
          message.attempts() >= ATTEMPTS_MAX, "message %s died after %d attempts", message.id(), message.attempts());
    }
  }

  private static List<String> buriedTooEarly(Tx tx) {
    return tx.list(
        """
        SELECT id FROM messages WHERE state = 'dead' AND NOT EXISTS (
          SELECT 1 FROM turns WHERE ended = 'answered' AND ended_at_ms >= messages.failed_alone_at_ms)""",
        row -> "message %d died and its observer answered nothing since".formatted(row.number(1)));
  }

  private static List<String> cameBack(Tx tx) {
    return tx.list(
        """
        SELECT m.id FROM messages m WHERE m.state = 'forgotten' AND (
          EXISTS (SELECT 1 FROM payloads p WHERE p.message_id = m.id)
          OR EXISTS (SELECT 1 FROM observation_sources s WHERE s.message_id = m.id)
          OR EXISTS (SELECT 1 FROM summaries y WHERE y.message_id = m.id))""",
        row -> "message %d was forgotten and is remembered".formatted(row.number(1)));
  }

  private static List<String> toldTwice(Tx tx) {
    return tx.list(
        "SELECT title, count(*) FROM observations GROUP BY title HAVING count(*) > 1",
        row -> "%s is stored %d times".formatted(row.text(1), row.number(2)));
  }
}
