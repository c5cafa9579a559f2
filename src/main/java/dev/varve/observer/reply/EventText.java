package dev.varve.observer.reply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.observer.ToolUse;
import java.util.Map;

/** One tool use as a turn shows it. */
final class EventText {

  /** Each side of an event, so that one large file does not push the others out. */
  private static final int SIDE_BYTES_MAX = 6 * 1024;

  private EventText() {}

  static void append(StringBuilder text, ToolUse use) {
    text.append("<event id=\"").append(use.id()).append('"');
    attribute(text, "tool", use.tool());
    attribute(text, "prompt", String.valueOf(use.promptNumber()));
    attribute(text, "outcome", use.outcome().stored());
    attribute(text, "time", use.at().toString());
    if (use.agentType() != null) {
      attribute(text, "agent", use.agentType());
    }
    text.append(">\n");
    side(text, "input", plain(use.input()));
    side(text, "output", plain(use.response()));
    side(text, "error", use.error() == null ? "" : use.error());
    text.append("</event>\n");
  }

  /** A quoted part; nothing when there is nothing to quote. */
  static void side(StringBuilder text, String name, String content) {
    String quoted = Markup.quoted(content.strip());
    if (!quoted.isEmpty()) {
      text.append('<').append(name).append(">\n");
      text.append(Excerpt.of(quoted, SIDE_BYTES_MAX));
      text.append("\n</").append(name).append(">\n");
    }
  }

  private static void attribute(StringBuilder text, String name, String value) {
    text.append(' ').append(name).append("=\"").append(Markup.attribute(value)).append('"');
  }

  /** Fields of an object one a line, texts unescaped: shorter to read than JSON, and nothing is lost. */
  private static String plain(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (!value.isObject()) {
      return value.isTextual() ? value.textValue() : value.toString();
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode content = field.getValue();
      String shown = content.isTextual() ? content.textValue() : content.toString();
      text.append(field.getKey()).append(shown.indexOf('\n') < 0 ? ": " : ":\n").append(shown).append('\n');
    }
    return text.toString();
  }
}
