package dev.varve.memory;

import dev.varve.queue.ProjectId;
import dev.varve.store.Tx;
import java.util.List;

/**
 * Which files a project's observations name: each path once, with its last part and the time it was last named, so
 * that a folder is found without looking at every observation.
 */
final class ProjectFiles {

  private ProjectFiles() {}

  /** The files of a stored observation. */
  static void store(Tx tx, long observation, NewObservation draft) {
    store(tx, observation, draft, draft.filesRead(), "read");
    store(tx, observation, draft, draft.filesModified(), "modified");
  }

  private static void store(Tx tx, long observation, NewObservation draft, List<String> paths, String access) {
    long at = draft.originalAt().toEpochMilli();
    for (String path : paths) {
      tx.update(
          """
          INSERT INTO observation_files (observation_id, path, access, original_at_ms) VALUES (?, ?, ?, ?)
          ON CONFLICT DO NOTHING""",
          observation,
          path,
          access,
          at);
      tx.update(
          """
          INSERT INTO project_files (project_id, path, name, last_at_ms) VALUES (?, ?, ?, ?)
          ON CONFLICT (project_id, path) DO UPDATE SET last_at_ms = CASE
            WHEN excluded.last_at_ms > project_files.last_at_ms THEN excluded.last_at_ms
            ELSE project_files.last_at_ms END""",
          draft.born().project().value(),
          path,
          name(path),
          at);
    }
  }

  /** What stands behind the last slash. */
  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static void move(Tx tx, ProjectId from, ProjectId into) {
    tx.update(
        """
        INSERT INTO project_files (project_id, path, name, last_at_ms)
          SELECT ?, path, name, last_at_ms FROM project_files WHERE project_id = ?
        ON CONFLICT (project_id, path) DO UPDATE SET last_at_ms = CASE
            WHEN excluded.last_at_ms > project_files.last_at_ms THEN excluded.last_at_ms
            ELSE project_files.last_at_ms END""",
        into.value(),
        from.value());
    tx.update("DELETE FROM project_files WHERE project_id = ?", from.value());
  }

  /** Takes an observation's files away; a path that no other observation of the project names goes with them. */
  static void remove(Tx tx, long observation, long project) {
    List<String> paths =
        tx.list("SELECT DISTINCT path FROM observation_files WHERE observation_id = ?", row -> row.text(1), observation);
    tx.update("DELETE FROM observation_files WHERE observation_id = ?", observation);
    for (String path : paths) {
      tx.update(
          """
          DELETE FROM project_files WHERE project_id = ? AND path = ? AND NOT EXISTS (
            SELECT 1 FROM observation_files f JOIN observations o ON o.id = f.observation_id
            WHERE f.path = project_files.path AND o.project_id = project_files.project_id)""",
          project,
          path);
    }
  }
}
