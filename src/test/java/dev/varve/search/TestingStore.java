package dev.varve.search;

import dev.varve.memory.MemoryRef;
import dev.varve.memory.NewObservation;
import dev.varve.memory.NewPrompt;
import dev.varve.memory.NewSummary;
import dev.varve.memory.Observations;
import dev.varve.memory.Projects;
import dev.varve.memory.Prompts;
import dev.varve.memory.Summaries;
import dev.varve.queue.MessageId;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import dev.varve.queue.TurnId;
import dev.varve.redact.Redactor;
import dev.varve.redact.TestingRedactor;
import dev.varve.store.TestingDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A store of memories written by hand, each a minute younger than the one before. */
final class TestingStore {

  static final Instant BEGIN = Instant.parse("2030-05-01T00:00:00Z");

  private static final Redactor REDACTOR = TestingRedactor.unhurried();

  final TestingDatabase database = TestingDatabase.open();
  private Instant at = BEGIN;
  private int numbers;

  /** The time of the next memory. */
  TestingStore at(Instant then) {
    at = then;
    return this;
  }

  ProjectId project(String identity, String name) {
    return database.write(tx -> new Projects().identified(tx, identity, name, BEGIN));
  }

  Place session(ProjectId project, String client) {
    return new Place(
        project,
        new SessionId(
            number(
                """
                INSERT INTO sessions (client, client_session_id, project_id, cwd, branch, started_at_ms, last_event_at_ms)
                VALUES (?, hex(randomblob(9)), ?, '/', 'main', 0, 0) RETURNING id""",
                client,
                project.value())),
        "main");
  }

  /** Where a memory is born. */
  record Place(ProjectId project, SessionId session, String branch) {

    Place on(String other) {
      return new Place(project, session, other);
    }

    private Snapshot born() {
      return new Snapshot(session, project, 1, 1, "/", branch, null);
    }
  }

  MemoryRef observation(Place place, String title, String narrative) {
    return observation(place, "discovery", title, narrative, List.of(), List.of());
  }

  MemoryRef observation(
      Place place, String type, String title, String narrative, List<String> concepts, List<String> files) {
    NewObservation draft =
        new NewObservation(
            turn(place), place.born(), type, title, "", narrative, List.of(), concepts, List.of(), files, null, next(),
            List.of(message(place)));
    return MemoryRef.observation(database.write(tx -> new Observations().store(tx, draft, BEGIN)));
  }

  MemoryRef summary(Place place, String request, String learned) {
    NewSummary draft =
        new NewSummary(turn(place), message(place), place.born(), request, "", learned, "", "", "", next());
    return MemoryRef.summary(database.write(tx -> new Summaries().store(tx, draft, BEGIN)));
  }

  MemoryRef prompt(Place place, String text) {
    int number = ++numbers;
    NewPrompt prompt = new NewPrompt("key " + number, null, null, REDACTOR.prompt(text), "user", next());
    Prompts.Outcome outcome =
        database.write(tx -> new Prompts().store(tx, place.session(), prompt, number, BEGIN));
    return MemoryRef.prompt(((Prompts.Outcome.Stored) outcome).id());
  }

  /** As forgetting does: the row goes with all that hangs on it, and a change says so. */
  void forget(MemoryRef ref) {
    database.write(
        tx -> {
          new Observations().forget(tx, ref.id(), BEGIN);
          return ref;
        });
  }

  private Instant next() {
    Instant now = at;
    at = at.plus(Duration.ofMinutes(1));
    return now;
  }

  private TurnId turn(Place place) {
    return new TurnId(
        number(
            """
            INSERT INTO turns (session_id, term, kind, observer, message_count, started_at_ms)
            VALUES (?, 1, 'tool_use', 'rules', 1, 0) RETURNING id""",
            place.session().value()));
  }

  private MessageId message(Place place) {
    return new MessageId(
        number(
            """
            INSERT INTO messages (session_id, kind, dedup_key, state, prompt_number, first_prompt, project_id, cwd,
              richness, payload_bytes, original_at_ms, accepted_at_ms, settled_at_ms)
            VALUES (?, 'tool_use', hex(randomblob(9)), 'done', 1, 1, ?, '/', 1, 0, 0, 0, 0) RETURNING id""",
            place.session().value(),
            place.project().value()));
  }

  private long number(String sql, Object... arguments) {
    return database.write(tx -> tx.number(sql, arguments));
  }
}
