package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsTest {

  private static final String PROMPTS = "SELECT number, text, private FROM prompts ORDER BY number";
  private static final String USES =
      "SELECT dedup_key, state, reason, prompt_number, payload FROM told WHERE kind = 'tool_use' ORDER BY id";

  @AutoClose private final TestingCapture testing;

  PromptsTest(@TempDir Path folder) {
    testing = new TestingCapture(folder);
  }

  private void prompt(String id, String text) {
    testing.hook("UserPromptSubmit", "{\"session_id\":\"s1\",\"prompt_id\":\"%s\",\"prompt\":\"%s\"}".formatted(id, text));
  }

  private void use(String id, String promptId) {
    testing.hook(
        "PostToolUse",
        "{\"session_id\":\"s1\",\"prompt_id\":\"%s\",\"tool_name\":\"Bash\",\"tool_use_id\":\"%s\",\"tool_input\":1}"
            .formatted(promptId, id));
  }

  private Receipt numbered(int number, String text) {
    byte[] body = "{\"number\":%d,\"text\":\"%s\"}".formatted(number, text).getBytes(StandardCharsets.UTF_8);
    return testing.capture.prompt("api", "s1", body, new Delivery(text, null));
  }

  @Test
  void what_is_recorded_under_a_private_prompt_is_skipped_and_the_numbers_stay_right() {
    prompt("p1", "first");
    prompt("p2", "<private>my diagnosis</private>");
    use("t1", "p2");
    prompt("p3", "third <private>hush</private>");
    use("t2", "p3");
    use("t3", "p2");
    assertThat(testing.stored.rows(PROMPTS))
        .containsExactly(List.of("1", "first", "0"), List.of("2", "", "1"), List.of("3", "third ", "0"));
    assertThat(testing.stored.rows(USES))
        .containsExactly(
            List.of("tool:t1", "skipped", "private", "2", "null"),
            List.of("tool:t2", "pending", "null", "3", "{\"input\":1}"),
            List.of("tool:t3", "skipped", "private", "2", "null"));
    assertThat(testing.stored.everything()).doesNotContain("diagnosis").doesNotContain("hush");
  }

  @Test
  void a_use_that_was_skipped_does_not_come_back_by_the_batch() {
    prompt("p1", "<private>my diagnosis</private>");
    use("t1", "p1");
    testing.hook(
        "PostToolBatch",
        "{\"session_id\":\"s1\",\"prompt_id\":\"p1\",\"tool_calls\":[{\"tool_name\":\"Bash\",\"tool_use_id\":\"t1\",\"tool_response\":\"diagnosis\"}]}");
    assertThat(testing.stored.rows(USES)).containsExactly(List.of("tool:t1", "skipped", "private", "1", "null"));
  }

  @Test
  void the_answer_to_a_private_prompt_is_skipped() {
    prompt("p1", "<private>my diagnosis</private>");
    testing.hook("Stop", "{\"session_id\":\"s1\",\"prompt_id\":\"p1\",\"last_assistant_message\":\"diagnosis: flu\"}");
    assertThat(testing.stored.rows("SELECT state, reason, payload FROM told"))
        .containsExactly(List.of("skipped", "private", "null"));
    assertThat(testing.stored.everything()).doesNotContain("flu");
  }

  @Test
  void a_use_belongs_to_the_prompt_it_names_else_to_the_latest() {
    prompt("p1", "first");
    prompt("p2", "second");
    use("t1", "p1");
    use("t2", "unknown");
    use("t3", "");
    assertThat(testing.stored.rows("SELECT prompt_number FROM messages ORDER BY id"))
        .containsExactly(List.of("1"), List.of("2"), List.of("2"));
  }

  @Test
  void what_is_not_the_users_makes_no_prompt() {
    prompt("p1", "<task-notification><task-id>b</task-id></task-notification>");
    prompt("p2", "<system-reminder>Monday</system-reminder>");
    assertThat(testing.stored.rows(PROMPTS)).isEmpty();
    prompt("p3", "/plug:skill now");
    assertThat(testing.stored.rows(PROMPTS)).containsExactly(List.of("1", "/plug:skill now", "0"));
  }

  @Test
  void numbers_may_leave_gaps_and_come_late_and_the_next_free_one_follows_the_highest() {
    numbered(5, "five");
    numbered(3, "three");
    prompt("other-session", "elsewhere");
    testing.capture.prompt(
        "api", "s1", "{\"text\":\"next\"}".getBytes(StandardCharsets.UTF_8), new Delivery("next", null));
    assertThat(testing.stored.rows("SELECT number, text FROM prompts WHERE text <> 'elsewhere' ORDER BY number"))
        .containsExactly(List.of("3", "three"), List.of("5", "five"), List.of("6", "next"));
  }

  @Test
  void a_number_that_is_taken_is_a_conflict_and_changes_nothing() {
    numbered(1, "one");
    var before = testing.stored.counts();
    assertThatThrownBy(() -> numbered(1, "another"))
        .isInstanceOf(BadPayload.class)
        .extracting("problem")
        .isEqualTo(BadPayload.Problem.CONFLICT);
    assertThat(testing.stored.counts()).isEqualTo(before);
    assertThat(numbered(1, "one").status()).isEqualTo(Receipt.Status.DUPLICATE);
  }

  @Test
  void events_after_the_end_reopen_the_session() {
    prompt("p1", "first");
    testing.hook("SessionEnd", "{\"session_id\":\"s1\",\"reason\":\"other\"}");
    assertThat(testing.stored.rows("SELECT ended_at_ms IS NULL FROM sessions")).containsExactly(List.of("0"));
    prompt("p2", "second");
    assertThat(testing.stored.rows("SELECT ended_at_ms IS NULL, last_prompt FROM sessions"))
        .containsExactly(List.of("1", "2"));
  }
}
