package dev.varve.memory;

import dev.varve.queue.ProjectId;
import dev.varve.store.Tx;
import java.time.Instant;
import java.util.Optional;

/**
 * The projects; identity is what the capture side found out about the directory, the name is for people. An alias is
 * another identity of the same project: a checkout of it, or a project that was merged into it.
 */
public final class Projects {

  /** The project with this identity or alias, created when it is new. */
  public ProjectId identified(Tx tx, String identity, String name, Instant now) {
    return byIdentity(tx, identity)
        .or(() -> byAlias(tx, identity))
        .orElseGet(() -> create(tx, identity, name, now));
  }

  /** The project with this identity or alias. */
  public Optional<ProjectId> known(Tx tx, String identity) {
    return byIdentity(tx, identity).or(() -> byAlias(tx, identity));
  }

  /** Lets a project go by this identity too, unless it is another one's. */
  public void addAlias(Tx tx, String identity, ProjectId project, Instant now) {
    if (known(tx, identity).isEmpty()) {
      alias(tx, identity, project, now);
    }
  }

  /** The project with this very identity. */
  static Optional<ProjectId> byIdentity(Tx tx, String identity) {
    return tx.first(
        "SELECT id FROM projects WHERE space_id = 1 AND identity = ?", row -> new ProjectId(row.number(1)), identity);
  }

  /** The project that goes by this identity too. */
  static Optional<ProjectId> byAlias(Tx tx, String identity) {
    return tx.first(
        "SELECT project_id FROM project_aliases WHERE space_id = 1 AND identity = ?",
        row -> new ProjectId(row.number(1)),
        identity);
  }

  /** Under which it is stored. */
  public static String identity(Tx tx, ProjectId project) {
    return tx.first("SELECT identity FROM projects WHERE id = ?", row -> row.text(1), project.value()).orElseThrow();
  }

  /** Changes nothing when the identity is an alias already. */
  static void alias(Tx tx, String identity, ProjectId project, Instant now) {
    tx.update(
        "INSERT INTO project_aliases (identity, project_id, created_at_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        identity,
        project.value(),
        now.toEpochMilli());
  }

  private static ProjectId create(Tx tx, String identity, String name, Instant now) {
    return new ProjectId(
        tx.number(
            "INSERT INTO projects (identity, name, created_at_ms) VALUES (?, ?, ?) RETURNING id",
            identity,
            name,
            now.toEpochMilli()));
  }
}
