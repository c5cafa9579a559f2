package dev.varve.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.memory.Memory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Memories as JSON for a model, which pays for every character: what is empty is left out. */
final class MemoryJson {

  /** Of a title; the first line of a prompt may be long. */
  static final int TITLE_CHARS_MAX = 160;

  /** Of what is below it; {@code varve get} shows all. */
  static final int TEXT_CHARS_MAX = 8_000;

  /** Of {@link #brief}. */
  static final Structure BRIEF =
      Structure.empty()
          .with("ref", Structure.TEXT)
          .with("at", Structure.TEXT)
          .with("type", Structure.TEXT)
          .with("title", Structure.TEXT);

  /** Of {@link #whole}. */
  static final Structure WHOLE =
      BRIEF
          .with("project", Structure.TEXT)
          .with("session", Structure.NUMBER)
          .maybe("branch", Structure.TEXT)
          .maybe("text", Structure.TEXT)
          .maybe("facts", Structure.listOf(Structure.TEXT))
          .maybe("concepts", Structure.listOf(Structure.TEXT))
          .maybe("filesModified", Structure.listOf(Structure.TEXT))
          .maybe("filesRead", Structure.listOf(Structure.TEXT));

  /** What {@link #put} adds. */
  static final Map<String, Object> BRIEF_LIST = Structure.listOf(BRIEF.json());

  private MemoryJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Adds them in brief. */
  static void put(ObjectNode json, String name, List<Memory> memories) {
    ArrayNode items = json.putArray(name);
    memories.forEach(memory -> items.add(brief(memory)));
  }

  static ObjectNode brief(Memory memory) {
    return object()
        .put("ref", memory.ref().toString())
        .put("at", time(memory.at()))
        .put("type", memory.type())
        .put("title", Shown.cut(memory.title(), TITLE_CHARS_MAX));
  }

  /** To the second. */
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static ObjectNode whole(Memory memory) {
    ObjectNode json = brief(memory).put("project", memory.projectName()).put("session", memory.session());
    if (memory.branch() != null) {
      json.put("branch", memory.branch());
    }
    if (!memory.text().isBlank()) {
      json.put("text", Shown.cut(memory.text(), TEXT_CHARS_MAX));
    }
    strings(json, "facts", memory.facts());
    strings(json, "concepts", memory.concepts());
    strings(json, "filesModified", memory.filesModified());
    strings(json, "filesRead", memory.filesRead());
    return json;
  }

  private static void strings(ObjectNode json, String name, List<String> values) {
    if (!values.isEmpty()) {
      values.forEach(json.putArray(name)::add);
    }
  }
}
