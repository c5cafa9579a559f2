package dev.varve.memory;

import dev.varve.queue.MessageId;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import dev.varve.queue.TurnId;
import dev.varve.redact.Redacted;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.TestingDatabase;
import java.time.Instant;
import java.util.List;

/** A store with rows for memories to hang on. */
final class TestingMemory {

  static final Instant NOW = Instant.parse("2030-05-01T00:00:00Z");

  private static final Redactor REDACTOR = TestingRedactor.unhurried();

  final TestingDatabase database = TestingDatabase.open();

  ProjectId project(String identity, String name) {
    return database.write(tx -> new Projects().identified(tx, identity, name, NOW));
  }

  SessionId session(ProjectId project, String name) {
    return new SessionId(
        database.write(
            tx ->
                tx.number(
                    """
                    INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
                    VALUES ('api', ?, ?, '/', 0, 0) RETURNING id""",
                    name,
                    project.value())));
  }

  TurnId turn(SessionId session) {
    return new TurnId(
        database.write(
            tx ->
                tx.number(
                    """
                    INSERT INTO turns (session_id, term, kind, observer, message_count, started_at_ms)
                    VALUES (?, 1, 'tool_use', 'rules', 1, 0) RETURNING id""",
                    session.value())));
  }

  /** A message in that state; settled when a time is given. */
  MessageId message(SessionId session, String state, Instant settledAt, int payloadBytes) {
    return database.write(
        tx -> {
          long id =
              tx.number(
                  """
                  INSERT INTO messages (session_id, kind, dedup_key, state, prompt_number, first_prompt, project_id, cwd,
                    richness, payload_bytes, original_at_ms, accepted_at_ms, settled_at_ms)
                  VALUES (?, 'tool_use', hex(randomblob(9)), ?, 1, 1, 1, '/', 1, ?, 0, 0, ?) RETURNING id""",
                  session.value(),
                  state,
                  payloadBytes,
                  state.equals("pending") ? null : settledAt.toEpochMilli());
          tx.update("INSERT INTO payloads (message_id, payload) VALUES (?, zeroblob(?))", id, payloadBytes);
          return new MessageId(id);
        });
  }

  static Snapshot born(SessionId session, ProjectId project, int prompt) {
    return new Snapshot(session, project, prompt, prompt, "/", "main", "abc");
  }

  NewObservation observation(SessionId session, ProjectId project, int prompt, String type, String title) {
    return new NewObservation(
        turn(session),
        born(session, project, prompt),
        type,
        title,
        "subtitle",
        "narrative",
        List.of("a \"fact\"", "ünï\n"),
        List.of("concept"),
        List.of("/b", "/a", "/a"),
        List.of("/a"),
        "reviewer",
        NOW.minusSeconds(5),
        List.of(message(session, "done", NOW, 1), message(session, "done", NOW, 1)));
  }

  long store(NewObservation observation) {
    return database.write(tx -> new Observations().store(tx, observation, NOW));
  }

  static Redacted text(String text) {
    return REDACTOR.prompt(text);
  }

  long number(String sql) {
    return database.read(tx -> tx.number(sql));
  }
}
