package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.FileOpened;
import dev.varve.capture.CapturedEvent.Ignored;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.SessionEnded;
import dev.varve.capture.CapturedEvent.SessionStarted;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.observer.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopilotCliAdapterTest {

  private final CopilotCliAdapter adapter = new CopilotCliAdapter();
  private final TestingAdapter copilot = new TestingAdapter(adapter);

  private String session(RecordedHooks.Hook hook) {
    return adapter.sessionId(new Fields(hook.payload()));
  }

  @Test
  void a_tool_use_in_camel_case_brings_input_and_the_text_of_the_result() {
    Use use = copilot.onlyUse(RecordedHooks.of("copilot").of("postToolUse", 3).getFirst());
    assertThat(use.id()).isNull();
    assertThat(use.tool()).isEqualTo("bash");
    assertThat(use.input())
        .isEqualTo(TestingAdapter.parsed("{\"command\":\"echo hello\",\"description\":\"Say hello\"}"));
    assertThat(use.response()).isEqualTo(new TextNode("hello\n<shellId: 0 completed with exit code 0>"));
    assertThat(use.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void events_named_in_pascal_case_say_the_same_in_snake_case() {
    RecordedHooks recorded = RecordedHooks.of("copilot-pascal");
    Use use = copilot.onlyUse(recorded.of("PostToolUse", 2).getFirst());
    assertThat(use.tool()).isEqualTo("Bash");
    assertThat(use.response()).isEqualTo(new TextNode("hello\n<shellId: 0 completed with exit code 0>"));
    assertThat(copilot.adapted(recorded.of("UserPromptSubmit", 1).getFirst()))
        .isEqualTo(new PromptSubmitted(null, null, "go"));
    assertThat(copilot.adapted(recorded.of("Stop", 1).getFirst())).isEqualTo(new Answered(null, "", null));
    assertThat(copilot.adapted(recorded.of("SessionEnd", 1).getFirst())).isEqualTo(new SessionEnded());
    assertThat(session(recorded.of("SessionStart", 1).getFirst())).isEqualTo("a329e76f-c7ab-40fe-b3ad-527b3b5aed06");
  }

  @Test
  void a_time_is_milliseconds_or_text() {
    assertThat(adapter.at(new Fields(RecordedHooks.of("copilot").of("sessionStart", 1).getFirst().payload())))
        .isEqualTo(Instant.ofEpochMilli(1795341159199L));
    assertThat(adapter.at(new Fields(RecordedHooks.of("copilot-pascal").of("SessionStart", 1).getFirst().payload())))
        .isEqualTo(Instant.parse("2026-11-22T09:58:55.690Z"));
  }

  @Test
  void a_failing_command_is_told_by_the_end_of_its_output() {
    Use use = copilot.onlyUse(RecordedHooks.of("copilot-failing").of("postToolUse", 1).getFirst());
    assertThat(String.valueOf(use.response())).contains("completed with exit code 3");
    assertThat(use.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_failed_tool_brings_its_error_and_a_denied_one_was_refused() {
    Use failed = copilot.onlyUse("postToolUseFailure", "{\"toolName\":\"x\",\"error\":\"Tool 'x' does not exist.\"}");
    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.error()).isEqualTo("Tool 'x' does not exist.");
    String result = "{\"toolName\":\"bash\",\"toolResult\":{\"resultType\":\"%s\",\"textResultForLlm\":\"no\"}}";
    assertThat(copilot.onlyUse("postToolUse", result.formatted("denied")).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(copilot.onlyUse("postToolUse", result.formatted("failure")).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_a_subagent_does_in_a_session_of_its_own_is_marked_and_belongs_to_its_parents_session() {
    RecordedHooks recorded = RecordedHooks.of("copilot-sub");
    List<RecordedHooks.Hook> uses = recorded.of("postToolUse", 2);
    assertThat(uses.getFirst().payload().path("sessionId")).isNotEqualTo(uses.getLast().payload().path("sessionId"));
    assertThat(recorded.hooks()).allSatisfy(hook ->
        assertThat(session(hook)).isEqualTo("d91bd3a6-8199-4d70-a34f-98d017eb125e"));
    assertThat(copilot.onlyUse(uses.getFirst()).agentId()).isEqualTo("8bbd74f2-faec-41db-8872-80aac9385c65");
    assertThat(copilot.onlyUse(uses.getFirst()).agentType()).isEqualTo("explore");
    assertThat(copilot.onlyUse(uses.getLast()).agentId()).isNull();
  }

  @Test
  void a_subagent_has_no_prompt_of_the_user_and_its_stop_asks_for_no_summary() {
    RecordedHooks recorded = RecordedHooks.of("copilot-sub");
    assertThat(copilot.adapted(recorded.of("userPromptSubmitted", 2).getFirst())).isInstanceOf(PromptSubmitted.class);
    assertThat(copilot.adapted(recorded.of("userPromptSubmitted", 2).getLast())).isInstanceOf(Ignored.class);
    assertThat(copilot.adapted(recorded.of("agentStop", 2).getFirst())).isInstanceOf(Ignored.class);
    assertThat(copilot.adapted(recorded.of("agentStop", 2).getLast())).isInstanceOf(Answered.class);
    assertThat(copilot.adapted(recorded.of("subagentStop", 1).getFirst())).isInstanceOf(Ignored.class);
  }

  @Test
  void a_stop_asks_for_a_summary_without_an_answer() {
    assertThat(copilot.adapted(RecordedHooks.of("copilot").of("agentStop", 1).getFirst()))
        .isEqualTo(new Answered(null, "", null));
  }

  @Test
  void an_error_the_client_recovers_from_is_no_end_and_another_one_is() {
    RecordedHooks.Hook recoverable = RecordedHooks.of("copilot-err401").of("errorOccurred", 3).getFirst();
    assertThat(copilot.adapted(recoverable)).isInstanceOf(Ignored.class);
    Answered ended =
        (Answered) copilot.adapted("errorOccurred", recoverable.payload().toString().replace("true", "false"));
    assertThat(ended.failure()).contains("invalid x-api-key").doesNotContain("stack");
  }

  @Test
  void our_own_tools_are_known_by_the_name_it_gives_them() {
    Use use = copilot.onlyUse(RecordedHooks.of("copilot-mcp").of("postToolUse", 1).getFirst());
    assertThat(use.tool()).isEqualTo("varve-search");
    assertThat(OwnTools.include(use.tool())).isTrue();
  }

  @Test
  void a_session_that_goes_on_starts_again() {
    assertThat(copilot.adapted(RecordedHooks.of("copilot-resume").of("sessionStart", 1).getFirst()))
        .isEqualTo(new SessionStarted(false));
  }

  @Test
  void file_that_is_about_to_be_read_is_of_interest() {
    assertThat(copilot.adapted("preToolUse", "{\"toolName\":\"view\",\"toolArgs\":{\"path\":\"/repo/a.txt\"}}"))
        .isEqualTo(new FileOpened("/repo/a.txt"));
    assertThat(copilot.adapted("PreToolUse", "{\"tool_name\":\"Write\",\"tool_input\":{\"path\":\"/work/a.txt\"}}"))
        .isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preToolUse", "PreToolUse", "userPromptTransformed", "permissionRequest", "subagentStart", "notification",
        "anEventOfTheFuture"
      })
  void other_events_carry_nothing_to_keep(String event) {
    assertThat(copilot.adapted(event, "{\"prompt\":\"x\"}")).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}", "{\"toolName\":\"x\",\"toolResult\":[]}", "{\"toolName\":\"x\",\"toolResult\":{\"resultType\":1}}",
        "{\"tool_name\":\"x\",\"tool_result\":\"text\"}"
      })
  void a_use_of_another_shape_is_malformed(String json) {
    assertThatThrownBy(() -> copilot.adapted("postToolUse", json)).isInstanceOf(BadPayload.class);
  }
}
