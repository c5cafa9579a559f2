package dev.varve.observer.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.observer.rules.output.Clip;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Marks that redaction left in a tool use: that a secret stood there, and of what kind. Its value is gone. */
final class Secrets {

  private static final String MARK = "[redacted:";
  private static final int KIND_CHARS_MAX = 32;

  private Secrets() {}

  /** The answer is read as it came, because redaction writes a mark in whole whatever stands around it. */
  static List<Fact> in(Call call) {
    Set<String> kinds = new LinkedHashSet<>();
    kinds(call.answer(), kinds);
    kinds(call.use().input(), kinds);
    List<Fact> facts = new ArrayList<>();
    for (String kind : kinds) {
      facts.add(Fact.key("A secret (%s) stood in clear text in %s; it was redacted.".formatted(kind, place(call))));
    }
    return facts;
  }

  private static String place(Call call) {
    String command = call.command();
    return command.isEmpty() || call.kind().writes()
        ? call.path().value().isEmpty() ? "a use of " + call.use().tool() : call.path().value()
        : "the command or output of `" + Clip.line(command, 100) + "`";
  }

  private static void kinds(JsonNode value, Set<String> kinds) {
    if (value.isTextual()) {
      kinds(value.textValue(), kinds);
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      kinds(field.getKey(), kinds);
      kinds(field.getValue(), kinds);
    }
    if (value.isArray()) {
      value.forEach(element -> kinds(element, kinds));
    }
  }

  private static void kinds(String text, Set<String> kinds) {
    int at = text.indexOf(MARK);
    while (at >= 0) {
      int start = at + MARK.length();
      int end = start;
      while (end < text.length() && end - start < KIND_CHARS_MAX && isKind(text.charAt(end))) {
        end++;
      }
      if (end > start && !text.startsWith("unchecked", start)) {
        kinds.add(text.substring(start, end));
      }
      at = text.indexOf(MARK, start);
    }
  }

  private static boolean isKind(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}
