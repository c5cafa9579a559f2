package dev.varve.observer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The readable text of a tool's response, whatever its shape. */
final class ResponseText {

  private static final List<String> NAMES =
      List.of(
          "content", "text", "output", "result", "llmContent", "textResultForLlm", "text_result_for_llm",
          "aggregated_output", "message", "error", "file", "filenames");

  /** Deeper nesting is data, not an answer. */
  private static final int DEPTH_MAX = 8;

  private ResponseText() {}

  static String of(JsonNode response) {
    return of(response, 0);
  }

  private static String of(JsonNode value, int depth) {
    if (value.isTextual()) {
      return value.textValue();
    }
    if (depth > DEPTH_MAX || value.isNull() || value.isMissingNode()) {
      return "";
    }
    if (value.isArray()) {
      return joined(value, depth);
    }
    return value.isObject() ? ofObject(value, depth) : value.asText();
  }

  private static String joined(JsonNode values, int depth) {
    StringBuilder text = new StringBuilder();
    for (JsonNode value : values) {
      text.append(of(value, depth + 1)).append('\n');
    }
    return text.toString();
  }

  private static String ofObject(JsonNode value, int depth) {
    if (value.has("stdout") || value.has("stderr")) {
      return of(value.path("stdout"), depth + 1) + "\n" + of(value.path("stderr"), depth + 1);
    }
    for (String name : NAMES) {
      String text = of(value.path(name), depth + 1);
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
