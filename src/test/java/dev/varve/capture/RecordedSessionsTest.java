package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class RecordedSessionsTest {

  static final List<String> NAMES = RecordedHooks.NAMES;

  private static final String MESSAGES =
      "SELECT kind, state, tool, ending, prompt_number FROM messages ORDER BY id";

  @AutoClose private final TestingCapture testing;

  RecordedSessionsTest(@TempDir Path folder) {
    testing = new TestingCapture(folder);
  }

  @Test
  void a_standard_session_becomes_one_prompt_three_tool_uses_and_a_summary() {
    testing.replay(RecordedHooks.of("claude"));
    assertThat(testing.stored.rows("SELECT number, text, private FROM prompts"))
        .containsExactly(List.of("1", "Please do the standard job", "0"));
    assertThat(testing.stored.rows(MESSAGES))
        .containsExactly(
            List.of("tool_use", "pending", "Bash", "succeeded", "1"),
            List.of("tool_use", "pending", "Read", "succeeded", "1"),
            List.of("tool_use", "pending", "Write", "succeeded", "1"),
            List.of("summarize", "pending", "null", "null", "1"));
    assertThat(testing.stored.rows("SELECT payload FROM told WHERE tool = 'Bash'").getFirst().getFirst())
        .contains("\"command\":\"echo hello\"")
        .contains("\"stdout\":\"hello\"");
    assertThat(testing.stored.rows("SELECT payload FROM told WHERE kind = 'summarize'").getFirst())
        .containsExactly("{\"answer\":\"All done after 3 tool calls.\"}");
    assertThat(testing.stored.rows("SELECT accepted, ended_at_ms IS NULL FROM sessions"))
        .containsExactly(List.of("4", "0"));
  }

  @Test
  void the_same_session_over_http_hooks_adds_nothing() {
    testing.replay(RecordedHooks.of("claude"));
    var before = testing.stored.counts();
    testing.replay(RecordedHooks.of("claude-http"));
    assertThat(testing.stored.counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void a_session_replayed_adds_nothing(String name) {
    testing.replay(RecordedHooks.of(name));
    var before = testing.stored.counts();
    testing.replay(RecordedHooks.of(name));
    assertThat(testing.stored.counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void every_reply_is_json_the_hook_may_print(String name) throws JsonProcessingException {
    RecordedHooks recorded = RecordedHooks.of(name);
    for (RecordedHooks.Hook hook : recorded.hooks()) {
      HookReply reply = testing.hook(recorded.client(), hook.event(), hook.body());
      assertThat(new ObjectMapper().readTree(reply.body()).isObject()).isTrue();
    }
  }

  @Test
  void failed_and_foreign_tools_are_kept_each_once() {
    testing.replay(RecordedHooks.of("claude-mcpbad"));
    assertThat(testing.stored.rows("SELECT tool, ending FROM messages WHERE kind = 'tool_use' ORDER BY id"))
        .containsExactly(
            List.of("mcp__fhttp__echo", "succeeded"),
            List.of("mcp__fstdio__echo", "succeeded"),
            List.of("mcp__plugin_memplug_plugstdio__echo", "succeeded"),
            List.of("Bash", "failed"));
  }

  @Test
  void a_use_that_was_denied_is_known_from_the_batch_alone() {
    testing.replay(RecordedHooks.of("claude-denied"));
    assertThat(testing.stored.rows("SELECT tool, ending, payload FROM told WHERE kind = 'tool_use'"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.subList(0, 2)).containsExactly("Bash", "refused");
          assertThat(row.getLast()).contains("git push -u origin feature/prices", "has been denied");
        });
  }

  @Test
  void a_call_that_the_client_finds_invalid_is_known_from_the_batch_alone() {
    testing.replay(RecordedHooks.of("claude-invalid"));
    assertThat(testing.stored.rows("SELECT tool, ending, payload FROM told WHERE kind = 'tool_use'"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.subList(0, 2)).containsExactly("Edit", "refused");
          assertThat(row.getLast()).contains("File has not been read yet");
        });
  }

  @Test
  void a_subagent_works_under_its_own_name_in_the_users_session() {
    testing.replay(RecordedHooks.of("claude-sub"));
    assertThat(testing.stored.rows("SELECT tool, agent_id, agent_type FROM messages ORDER BY id"))
        .containsExactly(
            List.of("Glob", "ac428ce0a13a4f9a8", "Explore"),
            List.of("Grep", "ac428ce0a13a4f9a8", "Explore"),
            List.of("Read", "ac428ce0a13a4f9a8", "Explore"),
            List.of("Read", "ac428ce0a13a4f9a8", "Explore"),
            List.of("Bash", "ac428ce0a13a4f9a8", "Explore"),
            List.of("Agent", "null", "null"));
    assertThat(testing.stored.counts()).containsEntry("sessions", 1L).containsEntry("prompts", 1L);
  }

  @Test
  void clearing_opens_another_session_and_resuming_keeps_the_old_one() {
    testing.replay(RecordedHooks.of("claude-mcpbad"));
    testing.replay(RecordedHooks.of("claude-clear"));
    assertThat(testing.stored.rows("SELECT client_session_id, ended_at_ms IS NULL FROM sessions ORDER BY id"))
        .containsExactly(
            List.of("a3ce030d-f62a-4138-84bd-a270a12f6099", "0"),
            List.of("fa473d3e-98f5-46c5-8194-dce48584a043", "0"));
  }

  @Test
  void compacting_stores_nothing_but_the_session() {
    testing.replay(RecordedHooks.of("claude-compact"));
    assertThat(testing.stored.counts()).containsEntry("sessions", 1L).containsEntry("messages", 0L);
    assertThat(testing.stored.everything()).doesNotContain("fake summary");
  }

  @Test
  void an_answer_that_failed_asks_for_a_summary_with_the_failure() {
    testing.replay(RecordedHooks.of("claude-stopfailure"));
    assertThat(testing.stored.rows("SELECT payload FROM told WHERE kind = 'summarize'").getFirst().getFirst())
        .startsWith("{\"answer\":\"\",\"failure\":\"API Error: 500");
  }

  @Test
  void a_session_that_ends_without_a_stop_is_summarized_at_its_end() {
    testing.replay(RecordedHooks.of("claude-err401"));
    assertThat(testing.stored.rows(MESSAGES))
        .containsExactly(List.of("summarize", "pending", "null", "null", "1"));
  }
}
