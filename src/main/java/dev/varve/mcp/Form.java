package dev.varve.mcp;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parts of a JSON Schema in one order, so that clients that send the schemas on to a model send the same text each time.
 */
final class Form {

  private Form() {}

  static Map<String, Object> of(String type) {
    return new LinkedHashMap<>(Map.of("type", type));
  }

  static Map<String, Object> of(String type, String name, Object value) {
    Map<String, Object> schema = of(type);
    schema.put(name, value);
    return schema;
  }

  static Map<String, Object> of(String type, String name, Object value, String next, Object nextValue) {
    Map<String, Object> schema = of(type, name, value);
    schema.put(next, nextValue);
    return schema;
  }
}
