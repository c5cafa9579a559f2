package dev.varve.session;

import dev.varve.memory.Filter;
import dev.varve.memory.Page;
import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads sessions for listings. */
public final class SessionViews {

  private static final String SELECT =
      """
      SELECT s.*, p.name AS project,
        (SELECT count(*) FROM messages m WHERE m.session_id = s.id AND m.state IN ('pending', 'processing')) AS open,
        (SELECT count(*) FROM observations o WHERE o.session_id = s.id) AS observations,
        (SELECT count(*) FROM summaries u WHERE u.session_id = s.id) AS summaries
      FROM sessions s JOIN projects p ON p.id = s.project_id WHERE\s""";

  /** Newest first; null means no condition. */
  public Page<SessionView> list(
      Tx tx, @Nullable String project, @Nullable String client, @Nullable Long before, int limit) {
    String column = project == null ? "name" : Filter.column(project);
    List<SessionView> rows =
        tx.list(
            SELECT
                + "(? IS NULL OR p."
                + column
                + " = ?) AND (? IS NULL OR s.client = ?) AND s.id < ? ORDER BY s.id DESC LIMIT ?",
            SessionViews::view,
            project,
            project,
            client,
            client,
            before == null ? Long.MAX_VALUE : before,
            limit + 1);
    return rows.size() <= limit
        ? new Page<>(rows, null)
        : new Page<>(rows.subList(0, limit), rows.get(limit - 1).id());
  }

  public Optional<SessionView> find(Tx tx, long id) {
    return tx.first(SELECT + "s.id = ?", SessionViews::view, id);
  }

  private static SessionView view(Row row) throws SQLException {
    return new SessionView(
        row.number("id"),
        row.text("client"),
        row.text("client_session_id"),
        row.text("project"),
        row.text("cwd"),
        row.textOrNull("branch"),
        row.count("last_prompt"),
        row.number("accepted"),
        row.number("open"),
        row.number("observations"),
        row.number("summaries"),
        row.instant("started_at_ms"),
        row.instant("last_event_at_ms"),
        row.instantOrNull("ended_at_ms"),
        null);
  }
}
