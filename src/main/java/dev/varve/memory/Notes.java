package dev.varve.memory;

import dev.varve.queue.Intake;
import dev.varve.queue.MessageId;
import dev.varve.queue.MessageKind;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.SettledMessages;
import dev.varve.queue.SettledMessages.SettledTurn;
import dev.varve.queue.SettledMessages.Source;
import dev.varve.queue.Snapshot;
import dev.varve.queue.TurnId;
import dev.varve.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people and agents want remembered as they said it. A note is an observation of a type of its own; its source is
 * a message that is done when it is accepted, in a session that each project has for its notes.
 */
public final class Notes {

  /** The observation type. */
  public static final String TYPE = "note";

  /** Whose sessions hold notes. */
  public static final String CLIENT = "varve";

  /** Most characters of a note; longer texts are documents, which belong into the repository. */
  public static final int CHARS_MAX = 16_384;

  /** Within this time the same words are the same note, sent again. */
  private static final Duration SAME_NOTE = Duration.ofMinutes(1);

  private final SettledMessages messages = new SettledMessages();
  private final Observations observations = new Observations();
  private final Intake intake = new Intake();

  /** Whether the note is new. */
  public sealed interface Outcome {

    MemoryRef ref();

    record Saved(MemoryRef ref) implements Outcome {}

    record Known(MemoryRef ref) implements Outcome {}
  }

  public Outcome save(Tx tx, NewNote note, Instant now) {
    SessionId session = session(tx, note.project(), now);
    Optional<MemoryRef> known = known(tx, session, note, now);
    return known.<Outcome>map(Outcome.Known::new).orElseGet(() -> new Outcome.Saved(store(tx, session, note, now)));
  }

  private MemoryRef store(Tx tx, SessionId session, NewNote note, Instant now) {
    Snapshot born = new Snapshot(session, note.project(), 0, 0, "", null, null);
    TurnId turn = messages.turn(tx, new SettledTurn(session, "saved", note.author(), null, 1, now));
    Source source = new Source(MessageKind.NOTE, prefix(note) + now.toEpochMilli(), null, null, null, now);
    MessageId message = messages.record(tx, born, source, turn, now);
    intake.count(tx, note.text().findings());
    NewObservation observation =
        new NewObservation(
            turn,
            born,
            TYPE,
            note.title(),
            "",
            note.narrative(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            now,
            List.of(message));
    return MemoryRef.observation(observations.store(tx, observation, now));
  }

  private static Optional<MemoryRef> known(Tx tx, SessionId session, NewNote note, Instant now) {
    return tx.first(
        """
        SELECT s.observation_id FROM messages m JOIN observation_sources s ON s.message_id = m.id
        WHERE m.space_id = 1 AND m.session_id = ? AND m.dedup_key >= ? AND m.dedup_key < ? AND m.accepted_at_ms > ?""",
        row -> MemoryRef.observation(row.number(1)),
        session.value(),
        prefix(note),
        prefix(note) + ":",
        now.minus(SAME_NOTE).toEpochMilli());
  }

  /** What follows it is a time, whose digits all come before a colon. */
  private static String prefix(NewNote note) {
    return "note:" + note.textHash() + ":";
  }

  private static SessionId session(Tx tx, ProjectId project, Instant now) {
    return new SessionId(
        tx.number(
            """
            INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
            VALUES (?, ?, ?, '', ?, ?)
            ON CONFLICT (space_id, client, client_session_id) DO UPDATE SET
              project_id = excluded.project_id, last_event_at_ms = excluded.last_event_at_ms
            RETURNING id""",
            CLIENT,
            "notes:" + Projects.identity(tx, project),
            project.value(),
            now.toEpochMilli(),
            now.toEpochMilli()));
  }
}
