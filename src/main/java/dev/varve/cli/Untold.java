package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An answer of which each value is handed out once, so that what nobody asked for can still be told. */
final class Untold {

  private final ObjectNode left;

  private Untold(ObjectNode left) {
    this.left = left;
  }

  static Untold of(JsonNode answer) {
    return answer.deepCopy() instanceof ObjectNode copy ? new Untold(copy) : new Untold(Terminal.object());
  }

  /** Missing when there is none, or when somebody had it before. */
  JsonNode take(String name) {
    JsonNode value = left.remove(name);
    return value == null ? MissingNode.getInstance() : value;
  }

  /** Empty when there is none. */
  String text(String name) {
    return take(name).asText("");
  }

  /** Zero when there is none. */
  long count(String name) {
    return take(name).asLong();
  }

  boolean isTrue(String name) {
    return take(name).asBoolean();
  }

  /** The values of a list of texts. */
  List<String> texts(String name) {
    return take(name).valueStream().map(JsonNode::asText).toList();
  }

  boolean has(String name) {
    return left.has(name);
  }

  /** What is in an object; nothing when there is none. */
  Untold within(String name) {
    return left.path(name) instanceof ObjectNode object ? new Untold(object) : new Untold(Terminal.object());
  }

  /** The objects of a list. */
  List<Untold> each(String name) {
    List<Untold> elements = new ArrayList<>();
    for (JsonNode element : left.path(name)) {
      if (element instanceof ObjectNode object) {
        elements.add(new Untold(object));
      }
    }
    return elements;
  }

  /** Names and values of what is left, the names by the way through the tree; what is empty says nothing. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    flatten("", left, rows);
    return rows;
  }

  private static void flatten(String name, JsonNode value, List<List<String>> rows) {
    if (value.isObject()) {
      value.properties().forEach(e -> flatten(name + " " + words(e.getKey()), e.getValue(), rows));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        flatten(name + " " + label(value.get(i), i + 1), value.get(i), rows);
      }
    } else if (!value.isNull() && !value.asText().isEmpty()) {
      rows.add(List.of(name.strip(), value.asText()));
    }
  }

  private static String label(JsonNode element, int position) {
    return element.path("name").asText(element.path("id").asText(String.valueOf(position)));
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
