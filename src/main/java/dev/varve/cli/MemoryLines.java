package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.memory.MemoryRef;
import java.util.ArrayList;
import java.util.List;

/** Memories as people read them: a line each, or one in full. */
final class MemoryLines {

  private static final int TEXT_LINES_MAX = 200;

  private MemoryLines() {}

  static List<String> table(JsonNode memories) {
    List<List<String>> rows = new ArrayList<>();
    memories.forEach(memory -> rows.add(row(memory)));
    return Columns.table(rows);
  }

  private static List<String> row(JsonNode memory) {
    return List.of(
        memory.path("ref").asText(), date(memory), memory.path("type").asText(), memory.path("title").asText());
  }

  private static String date(JsonNode memory) {
    return Columns.minute(memory.path("at").asText());
  }

  /** Everything of one. */
  static List<String> whole(JsonNode memory) {
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s".formatted(memory.path("ref").asText(), memory.path("title").asText()));
    lines.add("%s, %s, %s, session %d".formatted(
        memory.path("type").asText(), date(memory), memory.path("projectName").asText(), memory.path("session").asLong()));
    memory.path("text").asText().lines().forEach(part -> lines.addAll(Columns.wrap(part, Terminal.WIDTH, TEXT_LINES_MAX)));
    list(lines, "-", memory.path("facts"));
    list(lines, "modified", memory.path("filesModified"));
    list(lines, "read", memory.path("filesRead"));
    return lines;
  }

  private static void list(List<String> lines, String mark, JsonNode items) {
    items.forEach(item -> lines.add(mark + " " + item.asText()));
  }

  static MemoryRef ref(String written) {
    return MemoryRef.parse(written)
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.USAGE,
                    "'" + written + "' names no memory",
                    "They are called #12 (an observation), #S3 (a summary), #P7 (a prompt)"));
  }
}
