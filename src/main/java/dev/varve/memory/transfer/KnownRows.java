package dev.varve.memory.transfer;

import dev.varve.memory.Projects;
import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.store.Tx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows that lines name projects and sessions by; each is looked up once in a transaction, and lives as long. */
final class KnownRows {

  private final Projects projects = new Projects();
  private final Map<String, ProjectId> projectIds = new HashMap<>();
  private final Map<Line.SessionName, SessionId> sessionIds = new HashMap<>();

  ProjectId project(Tx tx, String identity) {
    return projectIds.computeIfAbsent(
        identity, name -> projects.known(tx, name).orElseThrow(() -> missing("project", name)));
  }

  SessionId session(Tx tx, Line.SessionName name) {
    return sessionIds.computeIfAbsent(
        name, fresh -> find(tx, fresh).orElseThrow(() -> missing("session", fresh.client() + " " + fresh.id())));
  }

  static Optional<SessionId> find(Tx tx, Line.SessionName name) {
    return tx.first(
        "SELECT id FROM sessions WHERE space_id = 1 AND client = ? AND client_session_id = ?",
        row -> new SessionId(row.number(1)),
        name.client(),
        name.id());
  }

  private static BadLine missing(String what, String name) {
    return new BadLine("it names the " + what + " '" + name + "', whose line did not come before it");
  }
}
