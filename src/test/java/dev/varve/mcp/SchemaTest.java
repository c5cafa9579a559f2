package dev.varve.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that clients see and the reading of calls are one thing; a validator of the schema is the witness. */
final class SchemaTest {

  private static final JsonSchemaValidator WITNESS = new DefaultJsonSchemaValidator(new ObjectMapper());
  private static final List<Object> VALUES =
      List.of(
          "", " ", "a", "relevance", "x".repeat(5_000), "x".repeat(20_000), 0, 1, 20, 50, 51, 100, 101, -1, true, false,
          List.of(), List.of("#1"), List.of("1", "#S2", "p3"), List.of("#X1"), List.of("#1", "no"), List.of(List.of()),
          Map.of("a", 1), "#1", 1.5);

  @TempDir private static Path directory;
  @AutoClose private static TestingMcp mcp;

  @BeforeAll
  static void open() throws IOException {
    mcp = TestingMcp.in(directory);
  }

  static Stream<Tool.Definition> tools() {
    return mcp.definitions().stream();
  }

  private static boolean isValid(Schema schema, Map<String, Object> arguments) {
    return WITNESS.validate(schema.json(), arguments).valid();
  }

  private static boolean isRead(Schema schema, Map<String, Object> arguments) {
    try {
      schema.read(new LinkedHashMap<>(arguments), null);
      return true;
    } catch (ToolRefusal refusal) {
      return false;
    }
  }

  private static Map<String, Object> examples(Schema schema) {
    Map<String, Object> examples = new LinkedHashMap<>();
    schema.parameters().forEach(parameter -> examples.put(parameter.name(), parameter.example()));
    return examples;
  }

  @ParameterizedTest
  @MethodSource("tools")
  void every_schema_is_one_and_every_example_and_default_is_right(Tool.Definition tool) {
    assertThat(WITNESS.validateSchema(tool.schema().json()).valid()).isTrue();
    assertThat(WITNESS.validateSchema(tool.gives().json()).valid()).isTrue();
    assertThat(isValid(tool.schema(), examples(tool.schema()))).isTrue();
    assertThat(isRead(tool.schema(), examples(tool.schema()))).isTrue();
    for (Parameter parameter : tool.schema().parameters()) {
      if (parameter.fallback() != null) {
        Map<String, Object> arguments = examples(tool.schema());
        arguments.put(parameter.name(), parameter.fallback());
        assertThat(isValid(tool.schema(), arguments)).as(parameter.name()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void whatever_the_schema_allows_is_read_unless_it_is_blank(Tool.Definition tool) {
    for (Parameter parameter : tool.schema().parameters()) {
      for (Object value : VALUES) {
        Map<String, Object> arguments = examples(tool.schema());
        arguments.put(parameter.name(), value);
        boolean valid = isValid(tool.schema(), arguments) && !value.equals(" ");
        boolean taken = isRead(tool.schema(), arguments);
        boolean lenient = parameter.type() instanceof Type.Refs || parameter.type() instanceof Type.Ref;
        assertThat(taken || !valid).as("%s.%s = %s", tool.name(), parameter.name(), value).isTrue();
        assertThat(valid || !taken || lenient).as("%s.%s = %s", tool.name(), parameter.name(), value).isTrue();
      }
    }
  }

  @Test
  void what_is_unknown_or_missing_is_wrong_for_both() {
    Schema schema = Schema.of(Parameter.required("a", new Type.Flag(), "A flag.", true));

    assertThat(List.of(Map.<String, Object>of(), Map.<String, Object>of("a", true, "b", 1)))
        .allSatisfy(wrong -> {
          assertThat(isValid(schema, wrong)).isFalse();
          assertThat(isRead(schema, wrong)).isFalse();
        });
  }
}
