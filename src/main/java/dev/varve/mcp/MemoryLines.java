package dev.varve.mcp;

import dev.varve.memory.Memory;
import java.util.List;
import java.util.stream.Collectors;

/** Memories as text for a model: a line each, or one in full. Times are in UTC, to the minute. */
final class MemoryLines {

  private static final int MINUTES = "2026-11-03T14:05".length();

  private MemoryLines() {}

  static String list(List<Memory> memories) {
    return memories.stream().map(MemoryLines::line).collect(Collectors.joining("\n"));
  }

  static String line(Memory memory) {
    return "%s %s %s: %s".formatted(
        memory.ref(), time(memory.at().toString()), memory.type(), Shown.cut(memory.title(), MemoryJson.TITLE_CHARS_MAX));
  }

  /** Of an instant's own text. */
  static String time(String instant) {
    return instant.substring(0, MINUTES).replace('T', ' ');
  }

  static String whole(Memory memory) {
    StringBuilder text = new StringBuilder(line(memory));
    text.append("\nproject ").append(memory.projectName()).append(", session ").append(memory.session());
    if (memory.branch() != null) {
      text.append(", branch ").append(memory.branch());
    }
    if (!memory.text().isBlank()) {
      text.append('\n').append(Shown.cut(memory.text(), MemoryJson.TEXT_CHARS_MAX));
    }
    memory.facts().forEach(fact -> text.append("\n- ").append(fact));
    files(text, "modified", memory.filesModified());
    files(text, "read", memory.filesRead());
    return text.toString();
  }

  private static void files(StringBuilder text, String what, List<String> files) {
    if (!files.isEmpty()) {
      text.append('\n').append(what).append(": ").append(String.join(", ", files));
    }
  }
}
