package dev.varve.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a JSON text is written, so that what is added to it looks the same.
 *
 * @param unit one step of indentation
 * @param lineEnd between lines
 * @param flat everything is in one line
 */
record Layout(String unit, String lineEnd, boolean flat) {

  private static final String DEFAULT_UNIT = "  ";

  static Layout of(String text, Span root) {
    Gap gap = new Gap(text);
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    boolean flat = !root.children().isEmpty() && !gap.hasLineEnd(root.start(), root.end());
    if (!root.children().isEmpty() && gap.startsLine(root.children().getFirst().from())) {
      String unit = gap.indentation(root.children().getFirst().from());
      return new Layout(unit.isEmpty() ? DEFAULT_UNIT : unit, lineEnd, flat);
    }
    return new Layout(DEFAULT_UNIT, lineEnd, flat);
  }

  /** Each member and element on a line of its own; the first line is not indented. */
  String lines(JsonNode value, String indentation) {
    String inner = indentation + unit;
    return render(value, lineEnd + inner, "," + lineEnd + inner, lineEnd + indentation, inner);
  }

  /** All in one line. */
  static String line(JsonNode value) {
    return new Layout("", "", true).render(value, "", ", ", "", "");
  }

  static String quoted(String text) {
    try {
      return SpanReader.JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a string is always writable", e);
    }
  }

  private String render(JsonNode value, String open, String between, String close, String inner) {
    if (value.isEmpty()) {
      return value.toString();
    }
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      parts.add(quoted(member.getKey()) + ": " + nested(member.getValue(), inner));
    }
    if (value.isArray()) {
      value.forEach(element -> parts.add(nested(element, inner)));
    }
    String content = open + String.join(between, parts) + close;
    return value.isArray() ? "[" + content + "]" : "{" + content + "}";
  }

  private String nested(JsonNode value, String indentation) {
    return flat ? line(value) : lines(value, indentation);
  }
}
