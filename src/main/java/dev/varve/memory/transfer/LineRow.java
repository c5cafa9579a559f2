package dev.varve.memory.transfer;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes lines of the rows that {@link Export} asks for. */
final class LineRow {

  private LineRow() {}

  static Line.Project project(Tx tx, Row row) throws SQLException {
    return new Line.Project(
        row.text("identity"),
        row.text("name"),
        row.textOrNull("label"),
        row.textOrNull("retention"),
        row.instant("created_at_ms"),
        tx.list(
            "SELECT identity FROM project_aliases WHERE project_id = ? ORDER BY identity",
            one -> one.text(1),
            row.number("id")));
  }

  static Line.Session session(Row row) throws SQLException {
    String parent = row.textOrNull("parent");
    return new Line.Session(
        name(row),
        parent == null ? null : new Line.SessionName(row.text("client"), parent),
        row.text("project"),
        row.text("cwd"),
        row.textOrNull("branch"),
        row.textOrNull("head"),
        row.instant("started_at_ms"),
        row.instant("last_event_at_ms"),
        row.instantOrNull("ended_at_ms"),
        row.count("last_prompt"));
  }

  private static Line.SessionName name(Row row) throws SQLException {
    return new Line.SessionName(row.text("client"), row.text("client_session_id"));
  }

  static Line.Prompt prompt(Row row) throws SQLException {
    return new Line.Prompt(
        name(row),
        row.text("project"),
        row.count("number"),
        row.text("dedup_key"),
        row.textOrNull("client_prompt_id"),
        row.text("text"),
        row.flag("private"),
        row.text("source"),
        row.instant("original_at_ms"),
        row.instant("accepted_at_ms"));
  }

  static Line.Turn turn(Tx tx, Row row) throws SQLException {
    long id = row.number("id");
    Map<Long, Integer> positions = new HashMap<>();
    List<Line.Source> sources = new ArrayList<>();
    tx.list(
        """
        SELECT m.*, p.identity AS project FROM messages m JOIN projects p ON p.id = m.project_id
        WHERE m.turn_id = ? AND m.state = 'done' AND m.outcome = 'remembered' ORDER BY m.id""",
        message -> positions.put(message.number("id"), add(sources, message)),
        id);
    return new Line.Turn(
        name(row),
        row.text("observer"),
        row.textOrNull("model"),
        row.instant("ended_at_ms"),
        sources,
        TurnMemories.observations(tx, id, positions),
        TurnMemories.summaries(tx, id, positions));
  }

  private static int add(List<Line.Source> sources, Row row) throws SQLException {
    sources.add(
        new Line.Source(
            row.text("kind"),
            row.text("dedup_key"),
            row.text("project"),
            row.count("prompt_number"),
            row.count("first_prompt"),
            row.textOrNull("tool"),
            row.textOrNull("ending"),
            row.textOrNull("agent_type"),
            row.instant("original_at_ms")));
    return sources.size() - 1;
  }
}
