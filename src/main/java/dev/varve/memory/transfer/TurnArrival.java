package dev.varve.memory.transfer;

import dev.varve.memory.NewObservation;
import dev.varve.memory.NewSummary;
import dev.varve.memory.Notes;
import dev.varve.memory.Observations;
import dev.varve.memory.Summaries;
import dev.varve.queue.MessageId;
import dev.varve.queue.MessageKind;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.SettledMessages;
import dev.varve.queue.SettledMessages.SettledTurn;
import dev.varve.queue.Snapshot;
import dev.varve.queue.TurnId;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes a turn in as a whole. One of which the store knows any message is known: it was taken in before, was observed
 * here, or was forgotten.
 */
final class TurnArrival {

  private static final String UNKNOWN_TYPE = "discovery";

  private final Set<String> types;
  private final SettledMessages messages = new SettledMessages();
  private final Observations observations = new Observations();
  private final Summaries summaries = new Summaries();

  TurnArrival(Set<String> types) {
    this.types = Set.copyOf(types);
  }

  ImportReport take(Tx tx, KnownRows known, Line.Turn line, Instant now) {
    check(line);
    SessionId session = known.session(tx, line.session());
    for (Line.Source source : line.sources()) {
      if (messages.isKnown(tx, session, source.key())) {
        return ImportReport.KNOWN;
      }
    }
    TurnId turn =
        messages.turn(
            tx,
            new SettledTurn(
                session, "imported", line.observer(), line.model(), line.sources().size(), line.endedAt()));
    List<MessageId> ids = new ArrayList<>();
    for (Line.Source source : line.sources()) {
      ids.add(record(tx, born(session, known.project(tx, source.project()), source), source, turn, now));
    }
    for (Line.Observation observation : line.observations()) {
      Snapshot born = born(session, known.project(tx, observation.project()), observation);
      NewObservation draft = draft(line, observation, turn, born, ids);
      observations.store(tx, draft, observation.createdAt(), now);
    }
    for (Line.Summary summary : line.summaries()) {
      Snapshot born = born(session, known.project(tx, summary.project()), summary);
      summaries.store(tx, draft(summary, turn, born, ids), summary.createdAt(), now);
    }
    return new ImportReport(1, 0, 0, line.observations().size(), line.summaries().size(), 0);
  }

  /** What the books would not balance with. */
  private static void check(Line.Turn line) {
    Set<Integer> named = new HashSet<>();
    for (Line.Observation observation : line.observations()) {
      named.addAll(observation.from());
      expect(!observation.from().isEmpty(), "an observation without a source");
    }
    for (Line.Summary summary : line.summaries()) {
      expect(named.add(summary.from()), "two memories of one request for a summary");
    }
    Set<String> keys = new HashSet<>();
    for (Line.Source source : line.sources()) {
      expect(keys.add(source.key()), "two sources with the same key");
    }
    expect(named.size() == line.sources().size(), "sources and memories that do not name each other");
    expect(named.stream().allMatch(at -> at >= 0 && at < line.sources().size()), "a source that is not in the list");
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new BadLine("a turn with " + otherwise);
    }
  }

  private MessageId record(Tx tx, Snapshot born, Line.Source source, TurnId turn, Instant now) {
    return messages.record(
        tx,
        born,
        new SettledMessages.Source(
            kind(source.kind()), source.key(), source.tool(), source.ending(), source.agentType(), source.originalAt()),
        turn,
        now);
  }

  private static MessageKind kind(String stored) {
    for (MessageKind kind : MessageKind.values()) {
      if (kind.stored().equals(stored)) {
        return kind;
      }
    }
    throw new BadLine("a source of the unknown kind '" + stored + "'");
  }

  private NewObservation draft(
      Line.Turn turn, Line.Observation line, TurnId id, Snapshot born, List<MessageId> ids) {
    return new NewObservation(
        id,
        born,
        type(turn, line.type()),
        line.title(),
        line.subtitle(),
        line.narrative(),
        line.facts(),
        line.concepts(),
        line.filesRead(),
        line.filesModified(),
        line.agentType(),
        line.originalAt(),
        line.from().stream().distinct().map(ids::get).toList());
  }

  /** Notes stay by themselves: no observer of a session could take one for its own. */
  private String type(Line.Turn turn, String type) {
    boolean allowed = type.equals(Notes.TYPE) ? turn.session().client().equals(Notes.CLIENT) : types.contains(type);
    return allowed ? type : UNKNOWN_TYPE;
  }

  private static NewSummary draft(Line.Summary line, TurnId turn, Snapshot born, List<MessageId> ids) {
    return new NewSummary(
        turn,
        ids.get(line.from()),
        born,
        line.request(),
        line.investigated(),
        line.learned(),
        line.completed(),
        line.nextSteps(),
        line.notes(),
        line.originalAt());
  }

  private static Snapshot born(SessionId session, ProjectId project, Line.Source line) {
    return new Snapshot(session, project, line.prompt(), line.firstPrompt(), "", null, null);
  }

  private static Snapshot born(SessionId session, ProjectId project, Line.Observation line) {
    return new Snapshot(session, project, line.prompt(), line.prompt(), "", line.branch(), line.head());
  }

  private static Snapshot born(SessionId session, ProjectId project, Line.Summary line) {
    return new Snapshot(session, project, line.lastPrompt(), line.firstPrompt(), "", line.branch(), null);
  }
}
