package dev.varve.redact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Writes one tree as JSON text, each string on its way through the redactor. No copy of the tree is made. Not
 * thread-safe.
 */
final class PayloadWriter {

  private static final String TOO_DEEP = "[too deep]";

  private final JsonText json;
  private final Strings strings;
  private final int depthMax;

  /** Whether the present value stands in a field that holds what was said. */
  private boolean said;

  /** What becomes of the strings. */
  interface Strings {
    /** Of a field's name. */
    CleanText name(String name);

    /**
     * Of a value, under the name of the nearest field around it, or an empty name.
     *
     * @param said whether it stands in one of the {@link SaidFields}
     */
    CleanText value(String name, String value, JsonNode parent, boolean said);

    /** Of the lines of one text, each an element of its own; there may be fewer afterwards. */
    List<String> lines(List<String> lines);

    /** Whether there is no time left; then the rest of the tree is dropped. */
    boolean exhausted();

    void tooDeep();
  }

  PayloadWriter(JsonText json, Strings strings, int depthMax) {
    this.json = json;
    this.strings = strings;
    this.depthMax = depthMax;
  }

  void write(JsonNode root) {
    write("", root, root, 1);
  }

  private void write(String name, JsonNode node, JsonNode parent, int depth) {
    if (node.isContainerNode() && depth > depthMax) {
      strings.tooDeep();
      json.string(TOO_DEEP);
    } else if (node.isObject()) {
      writeObject(name, node, depth);
    } else if (node.isArray()) {
      writeArray(name, node, depth);
    } else {
      writeScalar(name, node, parent);
    }
  }

  private void writeObject(String around, JsonNode node, int depth) {
    json.begin('{');
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (strings.exhausted()) {
        json.string(Marker.UNCHECKED);
        json.assign();
        json.string(Marker.UNCHECKED);
        break;
      }
      strings.name(field.getKey()).writeTo(json);
      json.assign();
      boolean saidAround = said;
      said |= SaidFields.include(field.getKey());
      write(ValueNames.in(node, field.getKey(), around), field.getValue(), node, depth + 1);
      said = saidAround;
    }
    json.end('}');
  }

  private void writeArray(String name, JsonNode node, int depth) {
    json.begin('[');
    if (PatchLines.isIn(name, node)) {
      for (String line : strings.lines(PatchLines.of(node))) {
        json.string(line);
      }
    } else {
      writeElements(name, node, depth);
    }
    json.end(']');
  }

  private void writeElements(String name, JsonNode node, int depth) {
    String before = "";
    for (JsonNode element : node) {
      if (strings.exhausted()) {
        json.string(Marker.UNCHECKED);
        break;
      }
      write(ValueNames.of(element, node, before, name), element, node, depth + 1);
      before = element.isTextual() ? element.textValue() : "";
    }
  }

  private void writeScalar(String name, JsonNode node, JsonNode parent) {
    if (node.isNumber()) {
      writeNumber(name, node, parent);
    } else if (node.isBoolean()) {
      json.literal(node.asText());
    } else if (node.isNull() || node.isMissingNode()) {
      json.literal("null");
    } else {
      strings.value(name, node.asText(), parent, said).writeTo(json);
    }
  }

  /** A number can be a secret too, under a name such as password. */
  private void writeNumber(String name, JsonNode node, JsonNode parent) {
    String text = node.asText();
    String redacted = node.isIntegralNumber() ? strings.value(name, text, parent, false).text() : text;
    if (!redacted.equals(text) || node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
      json.string(redacted);
    } else {
      json.literal(text);
    }
  }
}
