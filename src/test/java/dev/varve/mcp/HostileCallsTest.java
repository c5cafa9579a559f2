package dev.varve.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a model writes into a call, it gets an answer that a model can read. */
final class HostileCallsTest {

  private static final long SEED = 20_301;
  private static final int CALLS = 1_500;
  private static final List<String> VALUES =
      List.of(
          "7", "-1", "1.5", "1e400", "true", "null", "[]", "{}", "[[[1]]]", "\"\"", "\" \"", "\"tally\"", "\"#1\"", "[\"#1\"]",
          "\"\\u0000\"", "\"\\ud800\"", "\"' OR 1=1 --\"", "\"/../../etc/passwd\"", "\"/\\u0000\"", "\"C:\\\\x\"", "\"\\\"\"",
          "\"((((\"", "\"*\"", "\"\\\"a\\\" b* (c OR d)^9 ~\"", "\"<private>\"", "\"yesterday\"", "\"99999999999999999999\"",
          "9223372036854775808", "\"2026-13-45\"", "\"${jndi:ldap://x}\"", "\"\\u202e\\ufeff\"", "\"\\n\\r\\t\"");

  @TempDir private Path directory;

  @Test
  void no_call_breaks_anything() throws IOException {
    Random random = new Random(SEED);
    try (TestingMcp mcp = TestingMcp.in(directory)) {
      mcp.note(mcp.project("tally"), "A note");
      List<Tool.Definition> tools = mcp.definitions();
      for (int i = 0; i < CALLS; i++) {
        Tool.Definition tool = tools.get(random.nextInt(tools.size()));
        String arguments = arguments(random, tool.schema()).toString();
        JsonNode result = mcp.call(tool.name(), arguments);
        assertThat(TestingMcp.text(result))
            .as("seed %d, call %d: %s %s gave %s", SEED, i, tool.name(), arguments, result)
            .isNotBlank()
            .doesNotContain("nobody foresaw", "java.", "Exception");
        if (!result.path("isError").asBoolean()) {
          mcp.assertFits(tool.name(), result);
        }
      }
      assertThat(mcp.call("recent", "{\"project\":\"tally\"}").path("isError").asBoolean(true)).isFalse();
    }
  }

  private static ObjectNode arguments(Random random, Schema schema) throws IOException {
    List<String> names = new ArrayList<>(schema.parameters().stream().map(Parameter::name).toList());
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    if (names.contains("project") && random.nextInt(3) > 0) {
      arguments.put("project", "tally");
    }
    for (int left = random.nextInt(3) + 1; left > 0; left--) {
      String name = random.nextInt(30) == 0 ? "other" : names.get(random.nextInt(names.size()));
      arguments.set(name, value(random));
    }
    return arguments;
  }

  private static JsonNode value(Random random) throws IOException {
    if (random.nextInt(20) == 0) {
      return JsonNodeFactory.instance.textNode("long ".repeat(random.nextInt(8_000)));
    }
    return new ObjectMapper().readTree(VALUES.get(random.nextInt(VALUES.size())));
  }
}
