package dev.varve.memory;

import dev.varve.store.Row;
import dev.varve.store.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads memories of every kind by their references. */
public final class Memories {

  private static final String PLACED =
      """
      , s.client, p.id AS placed_project, p.name AS project_name FROM %s t
      JOIN sessions s ON s.id = t.session_id JOIN projects p ON p.id = %s WHERE t.id = ?""";

  private static final String OBSERVATION = "SELECT t.*" + PLACED.formatted("observations", "t.project_id");
  private static final String SUMMARY = "SELECT t.*" + PLACED.formatted("summaries", "t.project_id");
  private static final String PROMPT =
      "SELECT t.*, s.branch, s.head" + PLACED.formatted("prompts", "t.project_id") + " AND t.private = 0 AND t.text <> ''";

  /** Empty when there is no such memory, and for a prompt of which nothing was kept. */
  public Optional<Memory> find(Tx tx, MemoryRef ref) {
    return switch (ref.kind()) {
      case OBSERVATION -> tx.first(OBSERVATION, row -> observation(tx, row), ref.id());
      case SUMMARY -> tx.first(SUMMARY, Memories::summary, ref.id());
      case PROMPT -> tx.first(PROMPT, Memories::prompt, ref.id());
    };
  }

  /** Those that there are, in the order asked for. */
  public List<Memory> all(Tx tx, List<MemoryRef> refs) {
    List<Memory> found = new ArrayList<>();
    for (MemoryRef ref : refs) {
      find(tx, ref).ifPresent(found::add);
    }
    return found;
  }

  private static Memory observation(Tx tx, Row row) throws SQLException {
    long id = row.number("id");
    return new Memory(
        MemoryRef.observation(id),
        row.number("session_id"),
        row.text("client"),
        row.number("placed_project"),
        row.text("project_name"),
        row.count("prompt_number"),
        row.text("type"),
        row.text("title"),
        paragraphs(row.text("subtitle"), row.text("narrative")),
        Json.read(row.text("facts")),
        Json.read(row.text("concepts")),
        Observations.paths(tx, id, "read"),
        Observations.paths(tx, id, "modified"),
        row.textOrNull("branch"),
        row.textOrNull("head"),
        row.textOrNull("agent_type"),
        row.instant("original_at_ms"));
  }

  private static Memory summary(Row row) throws SQLException {
    return new Memory(
        MemoryRef.summary(row.number("id")),
        row.number("session_id"),
        row.text("client"),
        row.number("placed_project"),
        row.text("project_name"),
        row.count("last_prompt"),
        "summary",
        row.text("request"),
        paragraphs(
            row.text("investigated"),
            row.text("learned"),
            row.text("completed"),
            row.text("next_steps"),
            row.text("notes")),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        row.textOrNull("branch"),
        null,
        null,
        row.instant("original_at_ms"));
  }

  private static Memory prompt(Row row) throws SQLException {
    String text = row.text("text");
    String title = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    return new Memory(
        MemoryRef.prompt(row.number("id")),
        row.number("session_id"),
        row.text("client"),
        row.number("placed_project"),
        row.text("project_name"),
        row.count("number"),
        "prompt",
        title,
        text.strip().equals(title) ? "" : text,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        row.textOrNull("branch"),
        row.textOrNull("head"),
        null,
        row.instant("original_at_ms"));
  }

  private static String paragraphs(String... parts) {
    return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
  }
}
