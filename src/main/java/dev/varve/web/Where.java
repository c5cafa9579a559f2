package dev.varve.web;

import dev.varve.capture.Notebook;
import dev.varve.queue.ProjectId;
import dev.varve.store.Database;
import org.jspecify.annotations.Nullable;

/**
 * Which project is meant: the one of this name or identity, or that of a directory; all when both are null.
 *
 * @param cwd absolute
 */
public record Where(@Nullable String project, @Nullable String cwd) {

  public static final Where EVERYWHERE = new Where(null, null);

  /** Null for all; throws when nothing is known of the one that is meant. */
  @Nullable ProjectId resolved(Database database, Notebook notebook) {
    if (project != null) {
      String words = project;
      return database.read(tx -> ProjectsJson.found(tx, words));
    }
    if (cwd == null) {
      return null;
    }
    return notebook
        .project(cwd)
        .orElseThrow(
            () ->
                RecallRefusal.missing(
                    "nothing is remembered of the project in " + cwd + ", or nothing may be kept there now",
                    "Name another one: see varve projects list, varve status"));
  }
}
