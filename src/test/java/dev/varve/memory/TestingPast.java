package dev.varve.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.varve.queue.Conservation;
import dev.varve.queue.Intake;
import dev.varve.queue.MessageId;
import dev.varve.queue.MessageKind;
import dev.varve.queue.NewMessage;
import dev.varve.queue.PackedPayload;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.SettledMessages;
import dev.varve.queue.SettledMessages.SettledTurn;
import dev.varve.queue.SettledMessages.Source;
import dev.varve.queue.Snapshot;
import dev.varve.queue.TurnId;
import dev.varve.redact.Redacted;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A store with a past in which the books balance: prompts, turns with their messages, observations and summaries. */
final class TestingPast {

  static final Instant NOW = TestingMemory.NOW;

  final TestingMemory memory = new TestingMemory();
  final ProjectId project = memory.project("git:acme", "acme");
  private final SettledMessages messages = new SettledMessages();
  private final Observations observations = new Observations();

  SessionId session(String name) {
    return memory.session(project, name);
  }

  /** What an observation is called, and the keys of the messages it was drawn from. */
  record Drawn(String title, List<String> keys) {

    static Drawn of(String title, String... keys) {
      return new Drawn(title, List.of(keys));
    }
  }

  /** One turn at a time; returns its observations. */
  List<MemoryRef> turn(SessionId session, int prompt, Instant at, Drawn... drawn) {
    return turn(session, project, prompt, at, drawn);
  }

  List<MemoryRef> turn(SessionId session, ProjectId in, int prompt, Instant at, Drawn... drawn) {
    return memory.database.write(tx -> {
      Snapshot born = TestingMemory.born(session, in, prompt);
      int fresh = (int) Arrays.stream(drawn).flatMap(one -> one.keys().stream()).distinct().count();
      TurnId turn = messages.turn(tx, new SettledTurn(session, "tool_use", "rules", null, fresh, at));
      List<MemoryRef> refs = new ArrayList<>();
      for (Drawn one : drawn) {
        List<MessageId> sources = one.keys().stream().map(key -> message(tx, born, key, turn, at)).toList();
        refs.add(MemoryRef.observation(observations.store(tx, draft(turn, born, one.title(), at, sources), at)));
      }
      return refs;
    });
  }

  private MessageId message(Tx tx, Snapshot born, String key, TurnId turn, Instant at) {
    Source source = new Source(MessageKind.TOOL_USE, key, "Bash", "succeeded", null, at);
    return messages.isKnown(tx, born.session(), key)
        ? known(tx, born.session(), key)
        : withPayload(tx, messages.record(tx, born, source, turn, at), key);
  }

  private static MessageId withPayload(Tx tx, MessageId id, String key) {
    byte[] payload = ("\0{\"input\":\"all about " + key + "\"}").getBytes(UTF_8);
    tx.update("UPDATE messages SET payload_bytes = ? WHERE id = ?", payload.length - 1, id.value());
    tx.update("INSERT INTO payloads (message_id, payload) VALUES (?, ?)", id.value(), payload);
    return id;
  }

  private static MessageId known(Tx tx, SessionId session, String key) {
    return new MessageId(
        tx.number("SELECT id FROM messages WHERE session_id = ? AND dedup_key = ?", session.value(), key));
  }

  private static NewObservation draft(TurnId turn, Snapshot born, String title, Instant at, List<MessageId> sources) {
    return new NewObservation(
        turn,
        born,
        "change",
        title,
        "",
        "what happened with " + title,
        List.of("a fact of " + title),
        List.of(),
        List.of(),
        List.of("src/" + title + ".java"),
        null,
        at,
        sources);
  }

  MemoryRef summary(SessionId session, int first, int last, Instant at) {
    return memory.database.write(tx -> {
      Snapshot born = new Snapshot(session, project, last, first, "/", "main", null);
      TurnId turn = messages.turn(tx, new SettledTurn(session, "summarize", "rules", null, 1, at));
      Source source = new Source(MessageKind.SUMMARIZE, "summary " + first + "-" + last, null, null, null, at);
      MessageId asked = messages.record(tx, born, source, turn, at);
      NewSummary draft = new NewSummary(turn, asked, born, "asked " + last, "", "learned", "", "", "", at);
      return MemoryRef.summary(new Summaries().store(tx, draft, at));
    });
  }

  MemoryRef prompt(SessionId session, int number, String text, Instant at) {
    NewPrompt prompt = new NewPrompt("p" + number, null, number, TestingMemory.text(text), "user", at);
    Prompts.Outcome outcome = memory.database.write(tx -> new Prompts().store(tx, session, prompt, number, at));
    return MemoryRef.prompt(((Prompts.Outcome.Stored) outcome).id());
  }

  /** A tool use that no observer has seen yet. */
  void waiting(SessionId session, String key) {
    PackedPayload payload = PackedPayload.of(Redacted.emptyObject());
    NewMessage message =
        new NewMessage(MessageKind.TOOL_USE, key, "Bash", "succeeded", 1, payload, null, null, NOW, false);
    Snapshot born = TestingMemory.born(session, project, 1);
    memory.database.write(tx -> new Intake().accept(tx, born, message, NOW));
  }

  boolean holds(MemoryRef ref) {
    return memory.database.read(tx -> new Memories().find(tx, ref).isPresent());
  }

  List<String> exceptions() {
    return memory.database.<Conservation>read(Conservation::audit).exceptions();
  }

  List<String> rows(String sql) {
    return memory.database.read(tx -> tx.list(sql, row -> String.valueOf(row.text(1))));
  }
}
