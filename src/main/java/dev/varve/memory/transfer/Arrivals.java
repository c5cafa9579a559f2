package dev.varve.memory.transfer;

import dev.varve.memory.ProjectBook;
import dev.varve.memory.Projects;
import dev.varve.queue.Changes;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Takes one line in, in the caller's transaction. */
final class Arrivals {

  private final Projects projects = new Projects();
  private final TurnArrival turns;

  Arrivals(Set<String> types) {
    this.turns = new TurnArrival(types);
  }

  /** What it looks up it keeps in {@code known}, which lives as long as the transaction. */
  ImportReport take(Tx tx, KnownRows known, Line line, Origin origin, Instant now) {
    return switch (line) {
      case Line.Head head -> head(head);
      case Line.Project project -> project(tx, project, origin, now);
      case Line.Session session -> session(tx, known, session);
      case Line.Prompt prompt -> prompt(tx, known, prompt, now);
      case Line.Turn turn -> turns.take(tx, known, turn, now);
    };
  }

  private static ImportReport head(Line.Head head) {
    if (head.format() > Line.Head.FORMAT) {
      throw new BadLine(
          "format %d was written by a newer Varve, this one reads %d; update it".formatted(head.format(), Line.Head.FORMAT));
    }
    return ImportReport.PASSED;
  }

  private ImportReport project(Tx tx, Line.Project line, Origin origin, Instant now) {
    if (!line.identity().contains(":") || line.name().isBlank()) {
      throw new BadLine("a project has a name, and an identity with a colon");
    }
    if (projects.known(tx, line.identity()).isEmpty()
        && origin == Origin.OTHER
        && new ProjectBook().find(tx, line.name()) instanceof ProjectBook.Match.One one) {
      projects.addAlias(tx, line.identity(), one.project(), now);
    }
    boolean isNew = projects.known(tx, line.identity()).isEmpty();
    ProjectId project = projects.identified(tx, line.identity(), line.name(), line.createdAt());
    if (isNew) {
      new ProjectBook().describe(tx, line.identity(), line.label(), line.retention());
    }
    line.aliases().forEach(alias -> projects.addAlias(tx, alias, project, now));
    return ImportReport.PASSED;
  }

  private static ImportReport session(Tx tx, KnownRows known, Line.Session line) {
    Long parent =
        line.parent() == null ? null : KnownRows.find(tx, line.parent()).map(SessionId::value).orElse(null);
    int inserted =
        tx.update(
            """
            INSERT INTO sessions (client, client_session_id, parent_id, project_id, cwd, branch, head, started_at_ms,
              last_event_at_ms, ended_at_ms, last_prompt, summarized_prompt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (space_id, client, client_session_id) DO NOTHING""",
            line.session().client(),
            line.session().id(),
            parent,
            known.project(tx, line.project()).value(),
            line.cwd(),
            line.branch(),
            line.head(),
            line.startedAt().toEpochMilli(),
            line.lastEventAt().toEpochMilli(),
            line.endedAt() == null ? null : (Long) line.endedAt().toEpochMilli(),
            line.lastPrompt(),
            line.lastPrompt());
    return inserted == 0 ? ImportReport.KNOWN : new ImportReport(1, 1, 0, 0, 0, 0);
  }

  private static ImportReport prompt(Tx tx, KnownRows known, Line.Prompt line, Instant now) {
    SessionId session = known.session(tx, line.session());
    Optional<Long> id =
        tx.insert(
            """
            INSERT INTO prompts (session_id, project_id, number, dedup_key, client_prompt_id, text, private, source,
              original_at_ms, accepted_at_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""",
            session.value(),
            known.project(tx, line.project()).value(),
            line.number(),
            line.key(),
            line.clientPromptId(),
            line.hidden() ? "" : line.text(),
            line.hidden(),
            line.source(),
            line.originalAt().toEpochMilli(),
            line.acceptedAt().toEpochMilli());
    id.ifPresent(stored -> Changes.append(tx, "prompt", session, stored, now));
    return id.isEmpty() ? ImportReport.KNOWN : new ImportReport(1, 0, 1, 0, 0, 0);
  }
}
