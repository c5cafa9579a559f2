package dev.varve.session;

import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import dev.varve.store.Row;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A session's row as the door needs it.
 *
 * @param lastPrompt highest prompt number, 0 before the first
 * @param privatePrompt whether that prompt is private as a whole
 * @param hasNews whether there are prompts or messages since the last request for a summary
 * @param forgotten whether a time of it was forgotten as a whole
 */
record SessionRow(
    SessionId id,
    ProjectId project,
    String cwd,
    @Nullable String branch,
    @Nullable String head,
    int lastPrompt,
    boolean privatePrompt,
    boolean hasNews,
    boolean forgotten) {

  static final String COLUMNS =
      "s.id, s.project_id, s.cwd, s.branch, s.head, s.last_prompt, s.private_prompt, s.unsummarized, s.forgotten";

  static SessionRow of(Row row) throws SQLException {
    return new SessionRow(
        new SessionId(row.number("id")),
        new ProjectId(row.number("project_id")),
        row.text("cwd"),
        row.textOrNull("branch"),
        row.textOrNull("head"),
        row.count("last_prompt"),
        row.flag("private_prompt"),
        row.flag("unsummarized"),
        row.flag("forgotten"));
  }

  /** Of one that is known to be at the place; the driver asks for the name of each column with each query, so these are few. */
  static SessionRow of(Row row, Place place) throws SQLException {
    return new SessionRow(
        new SessionId(row.number(1)),
        new ProjectId(row.number(2)),
        place.cwd(),
        place.branch(),
        place.head(),
        row.count("last_prompt"),
        row.flag("private_prompt"),
        row.flag("unsummarized"),
        row.flag("forgotten"));
  }

  /** The same at another place. */
  SessionRow at(Place place, ProjectId there) {
    return new SessionRow(
        id,
        there,
        place.cwd(),
        place.branch(),
        place.head(),
        lastPrompt,
        privatePrompt,
        hasNews,
        forgotten);
  }

  /** What a message of a prompt freezes. */
  Snapshot snapshot(int prompt) {
    return new Snapshot(id, project, prompt, prompt, cwd, branch, head);
  }

  /** What a request for a summary freezes: all prompts since the one that the last request covered, at least the latest. */
  Snapshot summarySnapshot(int summarizedPrompt) {
    int first = Math.min(summarizedPrompt + 1, lastPrompt);
    return new Snapshot(id, project, lastPrompt, first, cwd, branch, head);
  }
}
