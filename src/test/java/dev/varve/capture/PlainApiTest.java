package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainApiTest {

  private static final Delivery PLAIN = new Delivery(null, null);

  @AutoClose private final TestingCapture testing;

  PlainApiTest(@TempDir Path folder) {
    testing = new TestingCapture(folder);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private Receipt toolUse(String json) {
    return testing.capture.toolUse("api", "s1", bytes(json), PLAIN);
  }

  @Test
  void a_whole_session_in_our_own_words() {
    Capture capture = testing.capture;
    assertThat(capture.prompt("codex", "s1", bytes("{\"id\":\"p1\",\"text\":\"go\"}"), PLAIN).status())
        .isEqualTo(Receipt.Status.RECORDED);
    byte[] use = bytes("{\"id\":\"t1\",\"promptId\":\"p1\",\"tool\":\"Read\",\"input\":{\"path\":\"a\"},\"response\":\"b\"}");
    assertThat(capture.toolUse("codex", "s1", use, PLAIN).status()).isEqualTo(Receipt.Status.QUEUED);
    assertThat(capture.summarize("codex", "s1", bytes("{\"answer\":\"done\"}"), PLAIN).status())
        .isEqualTo(Receipt.Status.QUEUED);
    assertThat(capture.end("codex", "s1", bytes("{}"), PLAIN).status()).isEqualTo(Receipt.Status.RECORDED);
    assertThat(testing.stored.rows("SELECT client, client_session_id, accepted, ended_at_ms IS NULL FROM sessions"))
        .containsExactly(List.of("codex", "s1", "2", "0"));
    assertThat(testing.stored.rows("SELECT kind, payload FROM told ORDER BY id"))
        .containsExactly(
            List.of("tool_use", "{\"input\":{\"path\":\"a\"},\"response\":\"b\"}"),
            List.of("summarize", "{\"answer\":\"done\"}"));
  }

  @Test
  void the_outcome_is_what_was_said_else_follows_from_the_error() {
    toolUse("{\"id\":\"t1\",\"tool\":\"B\"}");
    toolUse("{\"id\":\"t2\",\"tool\":\"B\",\"error\":\"no\"}");
    toolUse("{\"id\":\"t3\",\"tool\":\"B\",\"outcome\":\"refused\"}");
    assertThat(testing.stored.rows("SELECT ending FROM messages ORDER BY id"))
        .containsExactly(List.of("succeeded"), List.of("failed"), List.of("refused"));
  }

  @Test
  void a_tool_may_have_spaces_in_its_name() {
    toolUse("{\"id\":\"t1\",\"tool\":\"Read File\"}");
    testing.hook("PostToolUse", "{\"session_id\":\"s1\",\"tool_use_id\":\"t2\",\"tool_name\":\"My tool\"}");
    assertThat(testing.stored.rows("SELECT tool FROM messages ORDER BY id"))
        .containsExactly(List.of("Read_File"), List.of("My_tool"));
  }

  @Test
  void an_outcome_of_another_word_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> toolUse("{\"tool\":\"B\",\"outcome\":\"great\"}"))
        .isInstanceOf(BadPayload.class)
        .hasMessageContaining("succeeded, failed or refused");
  }

  @Test
  void a_summary_with_nothing_new_is_skipped_on_record() {
    testing.capture.prompt("api", "s1", bytes("{\"text\":\"go\"}"), PLAIN);
    testing.capture.summarize("api", "s1", bytes("{\"id\":\"p1\",\"answer\":\"one\"}"), PLAIN);
    Receipt second = testing.capture.summarize("api", "s1", bytes("{\"id\":\"p1\",\"answer\":\"two\"}"), PLAIN);
    assertThat(second.status()).isEqualTo(Receipt.Status.SKIPPED);
    assertThat(second.reason()).isEqualTo("empty");
    assertThat(second.messageId()).isNotNull();
  }

  @Test
  void secrets_and_private_text_of_an_answer_are_removed_and_counted() {
    String key = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";
    testing.capture.prompt("api", "s1", bytes("{\"text\":\"go\"}"), PLAIN);
    String body = "{\"answer\":\"set %s <private>hush\",\"failure\":\"%s\"}".formatted(key, key);
    testing.capture.summarize("api", "s1", bytes(body), PLAIN);
    assertThat(testing.stored.everything()).doesNotContain(key).doesNotContain("hush");
    assertThat(testing.stored.rows("SELECT kind, found FROM redactions ORDER BY kind"))
        .containsExactly(List.of("github", "2"), List.of("private block", "1"));
  }

  @Test
  void names_of_tools_agents_and_directories_are_redacted_too() {
    String key = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";
    toolUse(
        "{\"tool\":\"run-%s\",\"agentId\":\"%s\",\"agentType\":\"%s\",\"cwd\":\"/tmp/%s\",\"promptId\":\"%s\"}"
            .replace("%s", key));
    assertThat(testing.stored.everything()).doesNotContain(key);
  }
}
