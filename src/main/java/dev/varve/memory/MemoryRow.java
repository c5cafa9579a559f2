package dev.varve.memory;

import dev.varve.store.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;

/** Makes memories of the rows that {@link Memories} asks for. */
final class MemoryRow {

  private MemoryRow() {}

  static Memory observation(Row row, NamedPaths paths) throws SQLException {
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
        paths.read(id),
        paths.modified(id),
        row.textOrNull("branch"),
        row.textOrNull("head"),
        row.textOrNull("agent_type"),
        row.instant("original_at_ms"));
  }

  static Memory summary(Row row) throws SQLException {
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

  static Memory prompt(Row row) throws SQLException {
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
    StringJoiner paragraphs = new StringJoiner("\n");
    for (String part : parts) {
      if (!part.isBlank()) {
        paragraphs.add(part);
      }
    }
    return paragraphs.toString();
  }
}
