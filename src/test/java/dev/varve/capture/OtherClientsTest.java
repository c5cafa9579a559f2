package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Recorded sessions of the clients besides Claude Code, down to the store. */
class OtherClientsTest {

  static final List<String> BORROWED = RecordedHooks.BORROWED;

  private static final String PROMPTS = "SELECT number, text FROM prompts ORDER BY id";
  private static final String MESSAGES = "SELECT kind, tool, ending, prompt_number FROM messages ORDER BY id";
  private static final List<String> SUMMARIZE = List.of("summarize", "null", "null", "1");

  @AutoClose private final TestingCapture testing;

  OtherClientsTest(@TempDir Path folder) {
    testing = new TestingCapture(folder);
  }

  private static List<String> use(String tool, String outcome) {
    return List.of("tool_use", tool, outcome, "1");
  }

  @Test
  void a_session_of_codex_becomes_a_prompt_two_uses_and_a_summary() {
    testing.replay(RecordedHooks.of("codex"));
    assertThat(testing.stored.rows(PROMPTS)).containsExactly(List.of("1", "Please do the standard job"));
    assertThat(testing.stored.rows(MESSAGES))
        .containsExactly(use("Bash", "succeeded"), use("Bash", "succeeded"), SUMMARIZE);
    assertThat(testing.stored.rows("SELECT client, ended_at_ms IS NULL FROM sessions"))
        .containsExactly(List.of("codex", "0"));
  }

  @Test
  void a_subagent_of_codex_adds_no_prompt_and_no_summary() {
    testing.replay(RecordedHooks.of("codex-sub"));
    assertThat(testing.stored.rows(PROMPTS)).containsExactly(List.of("1", "SUBAGENT go"));
    assertThat(testing.stored.rows(MESSAGES)).containsExactly(use("spawn_agent", "succeeded"), SUMMARIZE);
  }

  @Test
  void a_codex_that_was_killed_leaves_what_it_reported_and_is_not_over() {
    RecordedHooks recorded = RecordedHooks.of("codex");
    testing.replay(new RecordedHooks(recorded.name(), recorded.hooks().subList(0, 6)));
    assertThat(testing.stored.rows(MESSAGES)).containsExactly(use("Bash", "succeeded"), use("Bash", "succeeded"));
    assertThat(testing.stored.rows("SELECT ended_at_ms IS NULL FROM sessions")).containsExactly(List.of("1"));
  }

  @Test
  void what_hooks_told_gemini_is_not_stored_with_its_prompts() {
    testing.replay(RecordedHooks.of("gemini"));
    assertThat(testing.stored.rows("SELECT trim(text, char(10)) FROM prompts")).containsExactly(List.of("Please go"));
    assertThat(testing.stored.everything()).doesNotContain("MEMCTX").doesNotContain("hook_context");
    assertThat(testing.stored.rows(MESSAGES))
        .containsExactly(
            use("run_shell_command", "succeeded"), use("read_file", "succeeded"), use("write_file", "succeeded"),
            SUMMARIZE);
  }

  @Test
  void failed_and_foreign_tools_of_gemini_are_kept_each_once() {
    testing.replay(RecordedHooks.of("gemini-mcp"));
    assertThat(testing.stored.rows(MESSAGES))
        .containsExactly(
            use("mcp__fhttp__echo", "succeeded"), use("mcp__fstdio__echo", "succeeded"),
            use("run_shell_command", "failed"), SUMMARIZE);
  }

  @Test
  void an_event_without_ids_delivered_by_two_hooks_is_one_by_the_clients_time() {
    for (String delivery : List.of("user-1", "project-1")) {
      for (RecordedHooks.Hook hook : RecordedHooks.of("gemini").hooks()) {
        testing.capture.hook("gemini-cli", hook.event(), hook.body(), new Delivery(delivery + hook.event(), null));
      }
    }
    assertThat(testing.stored.counts()).containsEntry("prompts", 1L).containsEntry("messages", 4L);
  }

  @Test
  void a_session_of_copilot_becomes_a_prompt_three_uses_and_a_summary_without_an_answer() {
    testing.replay(RecordedHooks.of("copilot"));
    assertThat(testing.stored.rows(MESSAGES))
        .containsExactly(use("bash", "succeeded"), use("view", "succeeded"), use("create", "succeeded"), SUMMARIZE);
    assertThat(testing.stored.rows("SELECT payload FROM told WHERE kind = 'summarize'"))
        .containsExactly(List.of("{\"answer\":\"\"}"));
    assertThat(testing.stored.everything()).doesNotContain("current_datetime");
  }

  @Test
  void a_prompt_that_comes_before_the_start_of_its_session_is_kept() {
    RecordedHooks recorded = RecordedHooks.of("copilot-sub");
    assertThat(recorded.hooks().getFirst().event()).isEqualTo("userPromptSubmitted");
    assertThat(recorded.hooks().get(1).event()).isEqualTo("sessionStart");
    testing.replay(recorded);
    assertThat(testing.stored.rows(PROMPTS)).containsExactly(List.of("1", "SUBAGENT go"));
  }

  @Test
  void a_session_of_copilot_that_goes_on_keeps_its_prompts() {
    testing.replay(RecordedHooks.of("copilot-failing"));
    testing.replay(RecordedHooks.of("copilot-resume"));
    assertThat(testing.stored.rows(PROMPTS))
        .containsExactly(List.of("1", "BADTOOL MCPTOOL go"), List.of("2", "SAY:again"));
    assertThat(testing.stored.counts()).containsEntry("sessions", 1L);
  }

  @Test
  void a_subagent_of_copilot_works_in_its_parents_session_and_adds_no_summary() {
    testing.replay(RecordedHooks.of("copilot-sub"));
    assertThat(testing.stored.counts()).containsEntry("sessions", 1L);
    assertThat(testing.stored.rows(MESSAGES))
        .containsExactly(use("bash", "failed"), use("task", "succeeded"), SUMMARIZE);
    assertThat(testing.stored.rows("SELECT agent_type FROM messages WHERE tool = 'bash'"))
        .containsExactly(List.of("explore"));
    assertThat(testing.stored.everything()).doesNotContain("MEMCTX");
  }

  @Test
  void what_copilot_sends_to_claude_codes_hooks_as_well_is_not_captured_twice() {
    testing.replay(RecordedHooks.of("copilot-failing"));
    var before = testing.stored.counts();
    for (RecordedHooks.Hook hook : RecordedHooks.of("copilot-failing-borrowed").hooks()) {
      testing.hook("claude-code", hook.event(), hook.body());
    }
    assertThat(testing.stored.counts()).isEqualTo(before);
  }

  @ParameterizedTest
  @FieldSource("BORROWED")
  void every_hook_of_claude_code_that_copilot_calls_is_ignored_and_told_nothing(String name) {
    for (RecordedHooks.Hook hook : RecordedHooks.of(name).hooks()) {
      HookReply reply = testing.hook("claude-code", hook.event(), hook.body());
      assertThat(reply.receipt().status()).as(hook.event()).isEqualTo(Receipt.Status.IGNORED);
      assertThat(reply.body()).isEqualTo("{}");
    }
    assertThat(testing.stored.counts()).containsEntry("sessions", 0L);
  }

  @Test
  void what_cursor_sends_to_claude_codes_hooks_as_well_is_not_captured() {
    String json = "{\"session_id\":\"s1\",\"transcript_path\":null,\"cursor_version\":\"2.4\",\"prompt\":\"go\"}";
    assertThat(testing.hook("UserPromptSubmit", json).receipt().status()).isEqualTo(Receipt.Status.IGNORED);
    assertThat(testing.stored.counts()).containsEntry("sessions", 0L);
  }

  @Test
  void errors_copilot_gives_up_on_end_in_a_summary_at_the_end() {
    testing.replay(RecordedHooks.of("copilot-err401"));
    assertThat(testing.stored.rows(MESSAGES)).containsExactly(SUMMARIZE);
  }

  @Test
  void our_own_tools_make_no_memory_in_any_client() {
    testing.replay(RecordedHooks.of("copilot-mcp"));
    testing.replay(RecordedHooks.of("opencode-failing"));
    assertThat(testing.stored.everything()).doesNotContain("an old memory");
  }

  @Test
  void a_session_of_opencode_becomes_a_prompt_three_uses_and_a_summary_with_the_answer() {
    testing.replay(RecordedHooks.of("opencode"));
    assertThat(testing.stored.rows(PROMPTS)).containsExactly(List.of("1", "Please do the standard job"));
    assertThat(testing.stored.rows(MESSAGES))
        .containsExactly(use("bash", "succeeded"), use("read", "succeeded"), use("write", "succeeded"), SUMMARIZE);
    assertThat(testing.stored.rows("SELECT payload FROM told WHERE kind = 'summarize'"))
        .containsExactly(List.of("{\"answer\":\"All done after 3 tool calls.\"}"));
  }

  @Test
  void a_failed_turn_of_opencode_is_summarized_once_with_its_failure() {
    testing.replay(RecordedHooks.of("opencode-err401"));
    assertThat(testing.stored.rows("SELECT payload FROM told WHERE state = 'pending'"))
        .containsExactly(List.of("{\"answer\":\"\",\"failure\":\"invalid x-api-key\"}"));
  }

  @Test
  void a_subagent_of_opencode_works_in_the_users_session() {
    testing.replay(RecordedHooks.of("opencode-sub"));
    assertThat(testing.stored.counts()).containsEntry("sessions", 1L);
    assertThat(testing.stored.rows(MESSAGES))
        .containsExactly(use("bash", "failed"), use("task", "succeeded"), SUMMARIZE);
  }

  @Test
  void an_event_without_a_session_is_ignored_where_it_means_nothing() {
    byte[] open = "{\"hook_event_name\":\"workspaceOpen\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(testing.hook("cursor", "workspaceOpen", open).receipt().status()).isEqualTo(Receipt.Status.IGNORED);
  }
}
