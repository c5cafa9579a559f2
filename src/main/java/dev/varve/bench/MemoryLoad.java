package dev.varve.bench;

import dev.varve.memory.NewObservation;
import dev.varve.memory.Observations;
import dev.varve.memory.Projects;
import dev.varve.queue.MessageId;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import dev.varve.queue.TurnId;
import dev.varve.store.Database;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Fills a store with observations of one project, in sessions of {@value #PER_SESSION}, an hour apart. */
final class MemoryLoad {

  static final String PROJECT = "path:/bench/large";

  static final int PER_SESSION = 25;

  private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

  private final Database database;
  private final Observations observations = new Observations();
  private final RandomGenerator random;
  private final Vocabulary words;
  private int stored;

  MemoryLoad(Database database, RandomGenerator random) {
    this.database = database;
    this.random = random;
    this.words = new Vocabulary(random);
  }

  void load(int memories) {
    while (stored < memories) {
      int session = Math.min(PER_SESSION, memories - stored);
      database.write(tx -> session(tx, session));
    }
  }

  private int session(Tx tx, int memories) {
    ProjectId project = new Projects().identified(tx, PROJECT, "large", BEGIN);
    Instant began = BEGIN.plus(Duration.ofHours(stored / PER_SESSION));
    SessionId session = new SessionId(sessionRow(tx, project, began));
    TurnId turn = new TurnId(turnRow(tx, session));
    for (int i = 0; i < memories; i++) {
      MessageId message = new MessageId(messageRow(tx, session, project, "bench:" + i));
      Snapshot born = new Snapshot(session, project, 1, 1, "/bench/large", "main", null);
      observations.store(tx, observation(turn, born, message, began.plusSeconds(60L * i)), began);
      stored++;
    }
    return memories;
  }

  private long sessionRow(Tx tx, ProjectId project, Instant began) {
    return tx.number(
        """
        INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
        VALUES ('api', ?, ?, '/bench/large', ?, ?) RETURNING id""",
        "bench-" + stored,
        project.value(),
        began.toEpochMilli(),
        began.toEpochMilli());
  }

  private static long turnRow(Tx tx, SessionId session) {
    return tx.number(
        """
        INSERT INTO turns (session_id, term, kind, observer, message_count, started_at_ms)
        VALUES (?, 1, 'tool_use', 'rules', 1, 0) RETURNING id""",
        session.value());
  }

  private static long messageRow(Tx tx, SessionId session, ProjectId project, String key) {
    return tx.number(
        """
        INSERT INTO messages (session_id, kind, dedup_key, state, prompt_number, first_prompt, project_id, cwd,
          richness, payload_bytes, original_at_ms, accepted_at_ms, settled_at_ms)
        VALUES (?, 'tool_use', ?, 'done', 1, 1, ?, '/bench/large', 1, 0, 0, 0, 0) RETURNING id""",
        session.value(),
        key,
        project.value());
  }

  private NewObservation observation(TurnId turn, Snapshot born, MessageId message, Instant at) {
    InventedMemory memory = InventedMemory.next(random, words);
    return new NewObservation(
        turn,
        born,
        memory.type(),
        memory.title(),
        "",
        memory.narrative(),
        memory.facts(),
        memory.concepts(),
        List.of(),
        List.of(memory.path()),
        null,
        at,
        List.of(message));
  }

  /** The id of one of the observations; a store of its own counts them from 1. */
  long any() {
    return 1L + random.nextInt(stored);
  }

  /** A path that some of them name. */
  String path() {
    return words.path();
  }

  /** Words of a question as somebody asks it: some that are everywhere, some that are rare. */
  String question() {
    return "what about " + words.sentence(3 + random.nextInt(4)) + "?";
  }
}
