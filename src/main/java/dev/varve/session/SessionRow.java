package dev.varve.session;

import dev.varve.queue.ProjectId;
import dev.varve.queue.SessionId;
import dev.varve.queue.Snapshot;
import dev.varve.store.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session's row as the door needs it.
 *
 * @param lastPrompt highest prompt number, 0 before the first
 * @param privatePrompt whether that prompt is private as a whole
 * @param accepted messages accepted so far
 * @param unsummarized prompts and messages since the last request for a summary
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
    long unsummarized,
    int summarizedPrompt,
    boolean forgotten) {

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
        row.number("unsummarized"),
        row.count("summarized_prompt"),
        row.flag("forgotten"));
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
