package dev.varve.session;

import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import dev.varve.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session's row as the door needs it.
 *
 * @param lastPrompt highest prompt number, 0 before the first
 * @param privatePrompt whether that prompt is private as a whole
 * @param accepted messages accepted so far
 * @param hasNews whether there are prompts or messages since the last request for a summary
 * @param summarizedPrompt the last prompt that a request for a summary covered
 * @param forgotten whether a time of it was forgotten as a whole
 */
record SessionRow(
    SessionId id,
    ProjectId project,
    String cwd,
    @Nullable String branch,
    @Nullable String head,
    Instant lastEventAt,
    int lastPrompt,
    boolean privatePrompt,
    long accepted,
    boolean hasNews,
    int summarizedPrompt,
    boolean forgotten) {

  /** Only these, because the driver asks for the name of each column with each query. */
  static final String COLUMNS =
      "s.id, s.project_id, s.cwd, s.branch, s.head, s.last_event_at_ms, s.last_prompt, s.private_prompt, s.accepted, "
          + "s.unsummarized, s.summarized_prompt, s.forgotten";

  static SessionRow of(Row row) throws SQLException {
    return new SessionRow(
        new SessionId(row.number("id")),
        new ProjectId(row.number("project_id")),
        row.text("cwd"),
        row.textOrNull("branch"),
        row.textOrNull("head"),
        row.instant("last_event_at_ms"),
        row.count("last_prompt"),
        row.flag("private_prompt"),
        row.number("accepted"),
        row.flag("unsummarized"),
        row.count("summarized_prompt"),
        row.flag("forgotten"));
  }

  boolean isAt(Place place) {
    return cwd.equals(place.cwd()) && Objects.equals(branch, place.branch()) && Objects.equals(head, place.head());
  }

  /** The same at another place. */
  SessionRow at(Place place, ProjectId there) {
    return new SessionRow(
        id,
        there,
        place.cwd(),
        place.branch(),
        place.head(),
        lastEventAt,
        lastPrompt,
        privatePrompt,
        accepted,
        hasNews,
        summarizedPrompt,
        forgotten);
  }

  /** What a message of a prompt freezes. */
  Snapshot snapshot(int prompt) {
    return new Snapshot(id, project, prompt, prompt, cwd, branch, head);
  }

  /** What a request for a summary freezes: all prompts since the last one, at least the latest. */
  Snapshot summarySnapshot() {
    int first = Math.min(summarizedPrompt + 1, lastPrompt);
    return new Snapshot(id, project, lastPrompt, first, cwd, branch, head);
  }
}
