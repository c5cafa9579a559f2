package dev.varve.memory;

import dev.varve.queue.ProjectId;
import dev.varve.store.Tx;
import java.time.Instant;

/** The projects; identity is what the capture side found out about the directory, the name is for people. */
public final class Projects {

  /** The project with this identity, created when it is new. */
  public ProjectId identified(Tx tx, String identity, String name, Instant now) {
    return tx.first(
            "SELECT id FROM projects WHERE space_id = 1 AND identity = ?",
            row -> new ProjectId(row.number(1)),
            identity)
        .orElseGet(() -> create(tx, identity, name, now));
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
