package dev.varve.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything a tool may be told, from which come its JSON schema, its documentation and the reading of calls. */
record Schema(List<Parameter> parameters) {

  Schema {
    parameters = List.copyOf(parameters);
  }

  static Schema of(Parameter... parameters) {
    return new Schema(List.of(parameters));
  }

  /** JSON Schema. */
  Map<String, Object> json() {
    Map<String, Object> properties = new LinkedHashMap<>();
    parameters.forEach(parameter -> properties.put(parameter.name(), parameter.schema()));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", parameters.stream().filter(Parameter::required).map(Parameter::name).toList());
    schema.put("additionalProperties", false);
    return schema;
  }

  /**
   * What was told, checked.
   *
   * @param cwd where the client works, when it said so
   */
  Arguments read(Map<String, @Nullable Object> given, @Nullable String cwd) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        throw new ToolRefusal("there is no parameter " + Shown.of(name), "This tool takes: " + String.join(", ", names));
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Object value = given.get(parameter.name());
      if (value != null) {
        values.put(parameter.name(), parameter.read(value));
      } else if (parameter.required()) {
        throw new ToolRefusal(
            "'%s' is missing: %s".formatted(parameter.name(), parameter.type().wanted()),
            "For example: {%s: %s}".formatted(Shown.of(parameter.name()), Shown.of(parameter.example())));
      } else if (parameter.fallback() != null) {
        values.put(parameter.name(), Objects.requireNonNull(parameter.type().read(parameter.fallback())));
      }
    }
    return new Arguments(values, cwd);
  }
}
