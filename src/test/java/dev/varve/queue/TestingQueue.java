package dev.varve.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.redact.Redacted;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A queue over a database, in the words of its tests; time moves only when told to. */
final class TestingQueue {

  static final String OBSERVER = "rules";

  private static final Redactor REDACTOR = TestingRedactor.unhurried();

  private final Claims claims = new Claims(AttemptLimits.defaults());
  private final Intake intake = new Intake();
  private final DeadLetters deadLetters = new DeadLetters();
  private final Database database;
  private Instant now = Instant.parse("2030-05-01T00:00:00Z");

  TestingQueue(Database database) {
    this.database = database;
  }

  Database database() {
    return database;
  }

  Instant now() {
    return now;
  }

  void tick() {
    now = now.plusSeconds(1);
  }

  SessionId session(String name) {
    return database.write(
        tx -> {
          long project =
              tx.number(
                  """
                  INSERT INTO projects (identity, name, created_at_ms) VALUES ('p', 'p', 0)
                  ON CONFLICT (space_id, identity) DO UPDATE SET name = excluded.name RETURNING id""");
          return new SessionId(
              tx.number(
                  """
                  INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
                  VALUES ('api', ?, ?, '/work', 0, 0)
                  ON CONFLICT (space_id, client, client_session_id) DO UPDATE SET cwd = excluded.cwd RETURNING id""",
                  name,
                  project));
        });
  }

  static Snapshot snapshot(SessionId session) {
    return new Snapshot(session, new ProjectId(1), 2, 1, "/work", "main", "abc");
  }

  NewMessage message(MessageKind kind, String key, int richness) {
    boolean tool = kind == MessageKind.TOOL_USE;
    return new NewMessage(
        kind, key, tool ? "Bash" : null, tool ? "succeeded" : null, richness, PackedPayload.of(payload(key + richness)), null, null, now, false);
  }

  static Redacted payload(String text) {
    return REDACTOR.toolPayload(JsonNodeFactory.instance.objectNode().put("input", text));
  }

  Acceptance accept(SessionId session, NewMessage message) {
    return database.write(tx -> intake.accept(tx, snapshot(session), message, now));
  }

  MessageId toolUse(SessionId session, String key) {
    return id(accept(session, message(MessageKind.TOOL_USE, key, 1)));
  }

  MessageId summarize(SessionId session, String key) {
    return id(accept(session, message(MessageKind.SUMMARIZE, key, 1)));
  }

  Acceptance skip(SessionId session, String key, SkipReason reason) {
    return database.write(
        tx -> intake.skip(tx, snapshot(session), message(MessageKind.TOOL_USE, key, 1), reason, now));
  }

  static MessageId id(Acceptance acceptance) {
    return switch (acceptance) {
      case Acceptance.Queued queued -> queued.id();
      case Acceptance.Duplicate duplicate -> duplicate.id();
      case Acceptance.Skipped skipped -> skipped.id();
    };
  }

  long takeOver(SessionId session) {
    return database.writeUnsynced(tx -> claims.takeOver(tx, session, now));
  }

  boolean holds(SessionId session, long term) {
    return database.read(tx -> claims.holds(tx, session, term));
  }

  Optional<Batch> claim(SessionId session, long term) {
    return claim(session, term, 200);
  }

  Optional<Batch> claim(SessionId session, long term, int messagesMax) {
    ClaimRequest request = new ClaimRequest(messagesMax, Long.MAX_VALUE, kind -> OBSERVER, null);
    return database.writeUnsynced(tx -> claims.claim(tx, session, term, request, now));
  }

  /** What a fresh run claims. */
  Batch claim(SessionId session) {
    return claim(session, takeOver(session)).orElseThrow();
  }

  /** The same, which must be this message alone. */
  Batch claim(SessionId session, MessageId expected) {
    Batch batch = claim(session);
    assertThat(batch.messages()).extracting(Message::id).containsExactly(expected);
    return batch;
  }

  /** Confirms without a memory. */
  void confirm(Batch batch) {
    confirm(batch, List.of());
  }

  /** Confirms with one observation that names these, or with a summary when the batch is a request for one. */
  void confirm(Batch batch, List<MessageId> sources) {
    database.write(
        tx -> {
          TestingMemories.store(tx, batch, sources);
          claims.confirm(tx, batch, Cost.NONE, now);
          return true;
        });
  }

  /** Takes its payload away, as retention does. */
  void take(MessageId id) {
    database.write(
        tx -> {
          Payloads.take(tx, id);
          return true;
        });
  }

  /** Finds out which messages of the batch cannot be read, as whoever shows it does. */
  void buryUnreadable(Batch batch) {
    buryUnreadable(
        batch, batch.messages().stream().filter(message -> message.payload().isEmpty()).map(Message::id).toList());
  }

  void buryUnreadable(Batch batch, List<MessageId> unreadable) {
    database.write(
        tx -> {
          claims.buryUnreadable(tx, batch, unreadable, now);
          return true;
        });
  }

  /** Returns how many messages died of it. */
  int fail(Batch batch, Blame blame) {
    return database.write(
        tx -> {
          claims.putBack(tx, batch, "it failed", blame, Cost.NONE, now);
          return claims.bury(tx, batch.session(), OBSERVER, now);
        });
  }

  List<DeadLetters.DeadLetter> dead() {
    return database.read(tx -> deadLetters.list(tx, 0, 100));
  }

  List<SessionId> retry(MessageId... ids) {
    return database.write(tx -> deadLetters.retry(tx, List.of(ids)));
  }

  int drop(MessageId... ids) {
    return database.write(tx -> deadLetters.drop(tx, List.of(ids), now));
  }

  Conservation audit() {
    return database.read(Conservation::audit);
  }

  String state(MessageId id) {
    String sql = "SELECT state || coalesce('(' || coalesce(outcome, reason) || ')', '') FROM messages WHERE id = ?";
    return database.read(tx -> tx.first(sql, row -> row.text(1), id.value())).orElseThrow();
  }

  long number(String sql) {
    return database.read(tx -> tx.number(sql));
  }

  /** For planting what must never happen. */
  void tamper(String sql) {
    database.write(tx -> tx.update(sql));
  }
}
