package dev.varve.observer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** Named values of a tool's input or response; any shape of JSON will do. */
record Arguments(JsonNode json) {

  /** The text of the first name that has one; empty when none has. */
  String first(String... names) {
    for (String name : names) {
      String text = text(json.path(name));
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String text(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    if (value.isNumber() || value.isBoolean()) {
      return value.asText();
    }
    return value.isArray() ? joined(value) : "";
  }

  /** A command as a list of words; of {@code bash -lc script} only the script is of interest. */
  private static String joined(JsonNode words) {
    if (words.size() == 3 && words.get(1).asText().matches("-l?c")) {
      return words.get(2).asText();
    }
    StringJoiner joined = new StringJoiner(" ");
    for (JsonNode word : words) {
      if (word.isTextual()) {
        joined.add(word.textValue());
      }
    }
    return joined.toString();
  }
}
