package dev.varve.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of an object that a tool gives, as JSON Schema says it to clients; it has no other fields than these. */
record Structure(Map<String, Object> fields, List<String> required) {

  static final Map<String, Object> TEXT = Map.of("type", "string");
  static final Map<String, Object> FLAG = Map.of("type", "boolean");
  static final Map<String, Object> NUMBER = Map.of("type", "integer");

  static Structure empty() {
    return new Structure(Map.of(), List.of());
  }

  static Map<String, Object> oneOf(String... words) {
    return Form.of("string", "enum", List.of(words));
  }

  static Map<String, Object> listOf(Map<String, Object> item) {
    return Form.of("array", "items", item);
  }

  /** With a field that is always there. */
  Structure with(String name, Map<String, Object> form) {
    List<String> more = new ArrayList<>(required);
    more.add(name);
    return new Structure(and(name, form), more);
  }

  /** With a field that is left out when there is nothing to say. */
  Structure maybe(String name, Map<String, Object> form) {
    return new Structure(and(name, form), required);
  }

  private Map<String, Object> and(String name, Map<String, Object> form) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(name, form);
    return more;
  }

  /** JSON Schema. */
  Map<String, Object> json() {
    Map<String, Object> schema = Form.of("object", "properties", fields);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }
}
