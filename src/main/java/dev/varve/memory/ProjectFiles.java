package dev.varve.memory;

import dev.varve.queue.ProjectId;
import dev.varve.store.Tx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which files a project's observations name: each path once, with its last part, how many name it and when one did
 * last, so that a folder is found without looking at every observation.
 */
final class ProjectFiles {

  private ProjectFiles() {}

  /** The files of a stored observation. */
  static void store(Tx tx, long observation, NewObservation draft) {
    long at = draft.originalAt().toEpochMilli();
    store(tx, observation, draft.filesRead(), "read", at);
    store(tx, observation, draft.filesModified(), "modified", at);
    Set<String> paths = new LinkedHashSet<>(draft.filesRead());
    paths.addAll(draft.filesModified());
    for (String path : paths) {
      tx.update(
          """
          INSERT INTO project_files (project_id, path, name, last_at_ms, observations) VALUES (?, ?, ?, ?, 1)
          ON CONFLICT (project_id, path) DO UPDATE SET observations = project_files.observations + 1,
            last_at_ms = CASE WHEN excluded.last_at_ms > project_files.last_at_ms
              THEN excluded.last_at_ms ELSE project_files.last_at_ms END""",
          draft.born().project().value(),
          path,
          name(path),
          at);
    }
  }

  private static void store(Tx tx, long observation, List<String> paths, String access, long at) {
    for (String path : paths) {
      tx.update(
          """
          INSERT INTO observation_files (observation_id, path, access, original_at_ms) VALUES (?, ?, ?, ?)
          ON CONFLICT DO NOTHING""",
          observation,
          path,
          access,
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
        INSERT INTO project_files (project_id, path, name, last_at_ms, observations)
          SELECT ?, path, name, last_at_ms, observations FROM project_files WHERE project_id = ?
        ON CONFLICT (project_id, path) DO UPDATE SET
          observations = project_files.observations + excluded.observations,
          last_at_ms = CASE WHEN excluded.last_at_ms > project_files.last_at_ms
            THEN excluded.last_at_ms ELSE project_files.last_at_ms END""",
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
          "UPDATE project_files SET observations = observations - 1 WHERE project_id = ? AND path = ?", project, path);
      tx.update("DELETE FROM project_files WHERE project_id = ? AND path = ? AND observations <= 0", project, path);
    }
  }
}
