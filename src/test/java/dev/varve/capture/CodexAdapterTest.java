package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.Ignored;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.SessionEnded;
import dev.varve.capture.CapturedEvent.SessionStarted;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.observer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodexAdapterTest {

  private static final String TURN = "01a202a5-3b97-7571-82c0-33d206c51d6f";

  private final TestingAdapter codex = new TestingAdapter(new CodexAdapter());

  @Test
  void a_prompt_and_its_answer_are_known_by_the_turn() {
    RecordedHooks recorded = RecordedHooks.of("codex");
    assertThat(codex.adapted(recorded.of("UserPromptSubmit", 1).getFirst()))
        .isEqualTo(new PromptSubmitted(TURN, null, "Please do the standard job"));
    assertThat(codex.adapted(recorded.of("Stop", 1).getFirst()))
        .isEqualTo(new Answered(TURN, "All done after 2 tool calls.", null));
  }

  @Test
  void the_response_of_the_shell_is_a_string() {
    Use use = codex.onlyUse(RecordedHooks.of("codex").of("PostToolUse", 2).getFirst());
    assertThat(use)
        .isEqualTo(
            new Use(
                "call_000004",
                TURN,
                "Bash",
                TestingAdapter.parsed("{\"command\":\"echo hello\"}"),
                TestingAdapter.parsed("\"hello\\n\""),
                null,
                Outcome.SUCCEEDED,
                Use.REPORT,
                null,
                null));
  }

  @Test
  void the_response_of_an_mcp_tool_is_its_content() {
    Use use = codex.onlyUse(RecordedHooks.of("codex-mcp").of("PostToolUse", 3).getFirst());
    assertThat(use.tool()).isEqualTo("mcp__fhttp__echo");
    assertThat(use.response())
        .isEqualTo(TestingAdapter.parsed("{\"content\":[{\"type\":\"text\",\"text\":\"http-mcp:from model\"}]}"));
  }

  @Test
  void a_failing_command_cannot_be_told_from_one_that_went_well() {
    Use use = codex.onlyUse(RecordedHooks.of("codex-mcp").of("PostToolUse", 3).getLast());
    assertThat(String.valueOf(use.input())).contains("exit 3");
    assertThat(use.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_patch_through_the_shell_is_announced_but_never_reported_so_it_is_not_kept() {
    RecordedHooks recorded = RecordedHooks.of("codex-mcp");
    RecordedHooks.Hook patch = recorded.of("PreToolUse", 4).getLast();
    assertThat(patch.payload().toString()).contains("apply_patch");
    assertThat(codex.adapted(patch)).isInstanceOf(Ignored.class);
    assertThat(codex.uses(recorded.hooks())).hasSize(3).noneMatch(use -> "call_000016".equals(use.id()));
  }

  @Test
  void what_is_said_to_a_subagent_under_its_parents_session_is_no_prompt_of_the_user() {
    List<RecordedHooks.Hook> prompts = RecordedHooks.of("codex-sub").of("UserPromptSubmit", 2);
    assertThat(new CodexAdapter().sessionId(new Fields(prompts.getLast().payload())))
        .isEqualTo(new CodexAdapter().sessionId(new Fields(prompts.getFirst().payload())));
    assertThat(codex.adapted(prompts.getFirst())).isInstanceOf(PromptSubmitted.class);
    assertThat(codex.adapted(prompts.getLast())).isInstanceOf(Ignored.class);
  }

  @Test
  void what_a_subagent_does_is_marked_and_its_turn_is_no_prompt() {
    Use use =
        codex.onlyUse(
            "PostToolUse",
            """
            {"tool_name":"Bash","tool_use_id":"c1","turn_id":"t9","agent_id":"a1","agent_type":"default"}""");
    assertThat(use.agentId()).isEqualTo("a1");
    assertThat(use.agentType()).isEqualTo("default");
    assertThat(use.promptId()).isNull();
  }

  @Test
  void a_subagents_stop_asks_for_no_summary() {
    assertThat(codex.adapted(RecordedHooks.of("codex-sub").of("SubagentStop", 1).getFirst()))
        .isInstanceOf(Ignored.class);
    assertThat(codex.adapted("Stop", "{\"last_assistant_message\":\"done\",\"agent_id\":\"a1\"}"))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void sessions_start_and_end() {
    RecordedHooks recorded = RecordedHooks.of("codex");
    assertThat(codex.adapted(recorded.of("SessionStart", 1).getFirst())).isEqualTo(new SessionStarted(false));
    assertThat(codex.adapted("SessionStart", "{\"source\":\"clear\"}")).isEqualTo(new SessionStarted(true));
    assertThat(codex.adapted(recorded.of("SessionEnd", 1).getFirst())).isEqualTo(new SessionEnded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PreToolUse", "SubagentStart", "PermissionRequest", "PreCompact", "AnEventOfTheFuture"})
  void other_events_carry_nothing_to_keep(String event) {
    assertThat(codex.adapted(event, "{}")).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"tool_name\":1}", "{\"tool_name\":\"B\",\"agent_id\":[]}"})
  void a_use_of_another_shape_is_malformed(String json) {
    assertThatThrownBy(() -> codex.adapted("PostToolUse", json)).isInstanceOf(BadPayload.class);
  }
}
