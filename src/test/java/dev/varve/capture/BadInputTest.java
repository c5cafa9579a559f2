package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.capture.BadPayload.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

  private static final Delivery PLAIN = new Delivery(null, null);

  @AutoClose private final TestingCapture testing;

  BadInputTest(@TempDir Path folder) {
    testing = new TestingCapture(folder);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of("Stop", ""),
        Arguments.of("Stop", "no json"),
        Arguments.of("Stop", "{\"session_id\":\"s\""),
        Arguments.of("Stop", "{\"session_id\":\"s\"} {}"),
        Arguments.of("Stop", "[]"),
        Arguments.of("Stop", "null"),
        Arguments.of("Stop", "\"text\""),
        Arguments.of("Stop", "{}"),
        Arguments.of("Stop", "{\"session_id\":null}"),
        Arguments.of("Stop", "{\"session_id\":\"\"}"),
        Arguments.of("Stop", "{\"session_id\":7}"),
        Arguments.of("Stop", "{\"session_id\":\"a b\"}"),
        Arguments.of("Stop", "{\"session_id\":\"a\\u0000\"}"),
        Arguments.of("Stop", "{\"session_id\":\"a\\ud800\"}"),
        Arguments.of("Stop", "{\"session_id\":\"" + "x".repeat(10_000) + "\"}"),
        Arguments.of("Stop", "{\"session_id\":\"s\",\"last_assistant_message\":1}"),
        Arguments.of("Stop", "{\"session_id\":\"s\",\"cwd\":[]}"),
        Arguments.of("Stop", "{\"session_id\":\"s\",\"cwd\":\"/a\\u0000b\"}"),
        Arguments.of("Stop", "{\"session_id\":\"s\",\"cwd\":\"/" + "x".repeat(5_000) + "\"}"),
        Arguments.of("UserPromptSubmit", "{\"session_id\":\"s\"}"),
        Arguments.of("UserPromptSubmit", "{\"session_id\":\"s\",\"prompt\":{}}"),
        Arguments.of("PostToolUse", "{\"session_id\":\"s\"}"),
        Arguments.of("PostToolUse", "{\"session_id\":\"s\",\"tool_name\":\"\"}"),
        Arguments.of("PostToolUse", "{\"session_id\":\"s\",\"tool_name\":\"B\",\"tool_input\":" + "[".repeat(10_000)
            + "]".repeat(10_000) + "}"),
        Arguments.of("PostToolUse", "{\"session_id\":\"s\",\"tool_name\":\"B\",\"tool_input\":" + "9".repeat(2_000) + "}"),
        Arguments.of("PostToolBatch", "{\"session_id\":\"s\",\"tool_calls\":[{\"tool_name\":\"B\",\"tool_use_id\":\"t\"},{}]}"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void a_malformed_hook_is_refused_and_leaves_nothing(String event, String body) {
    var before = testing.stored.counts();
    assertThatThrownBy(() -> testing.hook(event, body))
        .isInstanceOf(BadPayload.class)
        .extracting("problem")
        .isEqualTo(Problem.MALFORMED);
    assertThat(testing.stored.counts()).isEqualTo(before);
  }

  @Test
  void bytes_that_are_no_utf8_are_refused_and_leave_nothing() {
    byte[] body = bytes("{\"session_id\":\"s\",\"last_assistant_message\":\"x?\"}");
    body[body.length - 3] = (byte) 0xff;
    var before = testing.stored.counts();
    assertThatThrownBy(() -> testing.hook("Stop", body)).isInstanceOf(BadPayload.class);
    assertThat(testing.stored.counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"x\",\"number\":0}", "{\"text\":\"x\",\"number\":-1}", "{\"text\":\"x\",\"number\":1.5}",
        "{\"text\":\"x\",\"number\":2147483647}", "{\"text\":\"x\",\"number\":99999999999}",
        "{\"text\":\"x\",\"number\":\"1\"}", "{\"text\":\"x\",\"at\":\"yesterday\"}", "{\"text\":\"x\",\"at\":1.5}",
        "{\"text\":\"x\",\"at\":{}}", "{\"text\":\"x\",\"id\":\"a b\"}", "{\"text\":5}", "{}"
      })
  void a_malformed_prompt_of_the_plain_api_is_refused_and_leaves_nothing(String body) {
    var before = testing.stored.counts();
    assertThatThrownBy(() -> testing.capture.prompt("api", "s1", bytes(body), PLAIN)).isInstanceOf(BadPayload.class);
    assertThat(testing.stored.counts()).isEqualTo(before);
  }

  @Test
  void clients_with_an_impossible_name_are_refused() {
    assertThatThrownBy(() -> testing.capture.hook("Note Pad", "Stop", bytes("{}"), PLAIN))
        .hasMessageContaining("claude-code")
        .extracting("problem")
        .isEqualTo(Problem.UNKNOWN);
    assertThatThrownBy(() -> testing.capture.prompt("Note Pad", "s", bytes("{\"text\":\"x\"}"), PLAIN))
        .hasMessageContaining("a-z, 0-9 and -");
  }

  @Test
  void a_bad_delivery_id_is_refused() {
    Delivery bad = new Delivery("x".repeat(201), null);
    assertThatThrownBy(() -> testing.capture.prompt("api", "s", bytes("{\"text\":\"x\"}"), bad))
        .hasMessageContaining("Varve-Delivery");
    assertThat(testing.stored.counts()).containsEntry("prompts", 0L);
  }

  @Test
  void an_unknown_event_is_answered_and_leaves_nothing() {
    var before = testing.stored.counts();
    HookReply reply = testing.hook("AnEventOfTheFuture", "{\"session_id\":\"s\",\"x\":[1]}");
    assertThat(reply.body()).isEqualTo("{}");
    assertThat(reply.receipt().status()).isEqualTo(Receipt.Status.IGNORED);
    assertThat(testing.stored.counts()).isEqualTo(before);
  }

  @Test
  void text_that_no_store_can_hold_is_stored_repaired() {
    testing.hook("UserPromptSubmit", "{\"session_id\":\"s\",\"prompt\":\"a\\u0000b\\ud800c\"}");
    testing.hook("PostToolUse", "{\"session_id\":\"s\",\"tool_name\":\"B\",\"tool_input\":\"\\udc00\\u0000\"}");
    assertThat(testing.stored.rows("SELECT text FROM prompts")).containsExactly(List.of("a\uFFFDb\uFFFDc"));
    assertThat(testing.stored.rows("SELECT payload FROM told"))
        .containsExactly(List.of("{\"input\":\"\uFFFD\uFFFD\"}"));
  }

  @Test
  void json_as_deep_as_the_door_allows_is_stored_shallow() {
    String deep = "[".repeat(900) + "]".repeat(900);
    testing.hook("PostToolUse", "{\"session_id\":\"s\",\"tool_name\":\"B\",\"tool_input\":" + deep + "}");
    assertThat(testing.stored.rows("SELECT payload FROM told").getFirst().getFirst()).contains("[too deep]");
  }
}
