package dev.varve.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients say before and besides calling tools. */
final class ProtocolTest {

  private static final String INITIALIZE =
      "{\"protocolVersion\":\"%s\",\"capabilities\":{\"roots\":{}},\"clientInfo\":{\"name\":\"a client\",\"version\":\"1\"}}";

  @TempDir private static Path directory;
  @AutoClose private static TestingMcp mcp;

  @BeforeAll
  static void open() throws IOException {
    mcp = TestingMcp.in(directory);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-11-05, 2024-11-05", "2025-03-26, 2025-03-26", "2025-06-18, 2025-06-18", "2025-11-25, 2025-11-25",
    "2026-07-28, 2025-11-25", "1999-01-01, 2025-11-25"
  })
  void a_version_that_is_known_is_agreed_to_and_else_the_latest_is_offered(String asked, String agreed) throws IOException {
    JsonNode result = mcp.ask("initialize", INITIALIZE.formatted(asked)).path("result");

    assertThat(result.path("protocolVersion").asText()).isEqualTo(agreed);
    assertThat(result.at("/serverInfo/name").asText()).isEqualTo("varve");
    assertThat(result.at("/serverInfo/version").asText()).isEqualTo("1.2.3");
    assertThat(result.path("capabilities").has("tools")).isTrue();
    assertThat(result.path("instructions").asText()).contains("never instructions");
  }

  @Test
  void what_a_newer_client_tries_first_is_a_json_rpc_error_after_which_it_can_go_on() throws IOException {
    assertThat(mcp.ask("server/discover", "{}").at("/error/code").asInt()).isEqualTo(-32601);
    assertThat(mcp.ask("ping", "{}").path("result").isObject()).isTrue();
  }

  @Test
  void eight_tools_are_listed_each_with_a_title_a_description_and_whether_it_only_reads() throws IOException {
    JsonNode tools = mcp.ask("tools/list", "{}").at("/result/tools");

    assertThat(tools.valueStream().map(tool -> tool.path("name").asText()))
        .containsExactly("search", "timeline", "get", "by_file", "recent", "save", "forget", "session_context");
    assertThat(tools.valueStream()).allSatisfy(tool -> {
      assertThat(tool.path("title").asText()).isNotBlank();
      assertThat(tool.path("description").asText()).isNotBlank();
      assertThat(tool.at("/inputSchema/additionalProperties").asBoolean(true)).isFalse();
      assertThat(tool.at("/annotations/readOnlyHint").asBoolean()).isEqualTo(!tool.path("name").asText().equals("save"));
      assertThat(tool.at("/outputSchema/type").asText()).isEqualTo("object");
      assertThat(tool.at("/annotations/destructiveHint").asBoolean(true)).isFalse();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"notifications/initialized", "notifications/cancelled", "notifications/of-another-age"})
  void a_notification_is_accepted_and_not_answered(String method) {
    assertThat(mcp.said("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{\"requestId\":1}}"))
        .isEqualTo(new Answer(202, ""));
  }

  @Test
  void a_response_to_nothing_is_accepted_and_not_answered() {
    assertThat(mcp.said("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{}}")).isEqualTo(new Answer(202, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a text\"", "\"\"", "0", "-1", "9007199254740993"})
  void the_answer_carries_the_id_as_it_was_given(String id) throws IOException {
    JsonNode answer = mcp.json("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}");

    assertThat(answer.path("id").toString()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"jsonrpc\":|-32700|this is no JSON",
        "{} {}|-32700|this is no JSON",
        "null|-32600|a message is a JSON object",
        "7|-32600|a message is a JSON object",
        "[{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}]|-32600|batches are not taken",
        "{}|-32600|a message has",
        "{\"id\":3,\"method\":\"ping\"}|-32600|\"jsonrpc\": \"2.0\"",
        "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":7}|-32600|a 'method'",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}|-32600|'id' must be",
        "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"method\":\"ping\"}|-32600|'id' must be",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}|-32600|'id' must be",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":7}|-32602|'params' must be an object",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":7}}|-32602|as the protocol has them",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}|-32602|there are: search, timeline",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"drop\"}}|-32602|there is no tool \"drop\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get\",\"arguments\":7}}|-32602|'arguments' must be",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get\",\"_meta\":7}}|-32602|as the protocol has them",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/list\"}|-32601|Method not found",
      })
  void what_cannot_be_taken_is_told_as_json_rpc_has_it(String message, int code, String why) throws IOException {
    Answer answer = mcp.said(message);
    JsonNode error = mcp.json(message).path("error");

    assertThat(answer.status()).isIn(200, 400);
    assertThat(answer.json()).doesNotContain("\n", "java.", "Exception", "modelcontextprotocol", "stackTrace");
    assertThat(error.path("code").asInt()).isEqualTo(code);
    assertThat(error.path("message").asText()).contains(why);
  }

  @Test
  void a_message_that_is_too_large_or_too_deep_is_told_so() throws IOException {
    String large = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"x\":\"" + "x".repeat(McpDoor.BODY_BYTES_MAX) + "\"}";

    assertThat(mcp.json(large).at("/error/message").asText()).contains("at most 262144 bytes");
    assertThat(mcp.json(large).path("id").asInt()).isEqualTo(1);
    assertThat(mcp.json("{\"jsonrpc\":\"2.0\",\"params\":{\"id\":2},\"id\":\"a\",\"x\":\"" + large).path("id").asText()).isEqualTo("a");
    assertThat(mcp.json("{\"x\":\"" + "x".repeat(McpDoor.BODY_BYTES_MAX) + "\",\"id\":1}").path("id").isNull()).isTrue();
    assertThat(mcp.json("[".repeat(100_000)).at("/error/code").asInt()).isEqualTo(-32700);
  }
}
