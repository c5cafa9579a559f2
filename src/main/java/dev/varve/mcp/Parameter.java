package dev.varve.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tool may be told.
 *
 * @param fallback what counts when it is not given; null for nothing
 * @param example one that is right
 */
record Parameter(
    String name, Type type, String description, boolean required, @Nullable Object fallback, Object example) {

  static Parameter required(String name, Type type, String description, Object example) {
    return new Parameter(name, type, description, true, null, example);
  }

  static Parameter optional(String name, Type type, String description, Object example) {
    return new Parameter(name, type, description, false, null, example);
  }

  static Parameter optional(String name, Type type, String description, Object fallback, Object example) {
    return new Parameter(name, type, description, false, fallback, example);
  }

  Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>(type.schema());
    schema.put("description", description);
    if (fallback != null) {
      schema.put("default", fallback);
    }
    schema.put("examples", List.of(example));
    return schema;
  }

  /** The value as the type has it. */
  Object read(Object given) {
    Object value = type.read(given);
    if (value == null) {
      throw new ToolRefusal(
          "'%s' must be %s, not %s".formatted(name, type.wanted(), Shown.of(given)), "For example: " + Shown.of(example));
    }
    return value;
  }
}
