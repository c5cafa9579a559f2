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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiCliAdapterTest {

  private static final String COMMAND =
      "{\"tool_name\":\"%s\",\"tool_input\":{},\"tool_response\":{\"llmContent\":\"%s\"}}";

  private final TestingAdapter gemini = new TestingAdapter(new GeminiCliAdapter());

  private Outcome outcome(String tool, String content) {
    return gemini.onlyUse("AfterTool", COMMAND.formatted(tool, content)).outcome();
  }

  @Test
  void before_and_after_the_agent_are_the_prompt_and_its_answer() {
    RecordedHooks recorded = RecordedHooks.of("gemini");
    assertThat(gemini.adapted(recorded.of("BeforeAgent", 1).getFirst())).isInstanceOf(PromptSubmitted.class);
    assertThat(gemini.adapted(recorded.of("AfterAgent", 1).getFirst()))
        .isEqualTo(new Answered(null, "Step 1.\nStep 2.\nStep 3.\nAll done after 3 tool calls.", null));
  }

  @Test
  void after_a_tool_its_use_is_known_and_before_it_is_not() {
    RecordedHooks recorded = RecordedHooks.of("gemini");
    assertThat(gemini.adapted(recorded.of("BeforeTool", 3).getFirst())).isInstanceOf(Ignored.class);
    Use use = gemini.onlyUse(recorded.of("AfterTool", 3).getFirst());
    assertThat(use.id()).isNull();
    assertThat(use.tool()).isEqualTo("run_shell_command");
    assertThat(use.input())
        .isEqualTo(TestingAdapter.parsed("{\"command\":\"echo hello\",\"description\":\"Say hello\"}"));
    assertThat(String.valueOf(use.response())).contains("Output: hello");
    assertThat(use.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_compression_before_every_request_carries_nothing() {
    assertThat(RecordedHooks.of("gemini").of("PreCompress", 4)).allSatisfy(hook ->
        assertThat(gemini.adapted(hook)).isInstanceOf(Ignored.class));
  }

  @Test
  void an_exit_code_that_only_the_model_is_told_is_a_failure() {
    Use use = gemini.onlyUse(RecordedHooks.of("gemini-mcp").of("AfterTool", 3).getLast());
    assertThat(String.valueOf(use.response())).contains("Exit Code: 3");
    assertThat(use.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void only_the_end_of_a_commands_output_tells_its_exit_code() {
    String shell = "run_shell_command";
    assertThat(outcome(shell, "Output: x\\nExit Code: 1\\nProcess Group PGID: 7")).isEqualTo(Outcome.FAILED);
    assertThat(outcome(shell, "Output: x\\nExit Code: 0")).isEqualTo(Outcome.SUCCEEDED);
    assertThat(outcome(shell, "Output: a\\nExit Code: 1\\nof another program")).isEqualTo(Outcome.SUCCEEDED);
    assertThat(outcome(shell, "\\nExit Code: 1".repeat(100_000) + "x")).isEqualTo(Outcome.SUCCEEDED);
    assertThat(outcome("read_file", "a\\nExit Code: 1")).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void an_error_of_a_tool_is_a_failure_with_its_words() {
    Use use =
        gemini.onlyUse(
            "AfterTool", "{\"tool_name\":\"read_file\",\"tool_response\":{\"error\":{\"message\":\"no file\"}}}");
    assertThat(use.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(use.error()).isEqualTo("no file");
  }

  @Test
  void an_mcp_tool_is_named_as_by_other_clients() {
    Use use = gemini.onlyUse(RecordedHooks.of("gemini-mcp").of("AfterTool", 3).getFirst());
    assertThat(use.tool()).isEqualTo("mcp__fhttp__echo");
    String own =
        """
        {"tool_name":"mcp_varve_search","mcp_context":{"server_name":"varve","tool_name":"search"}}""";
    assertThat(OwnTools.include(gemini.onlyUse("AfterTool", own).tool())).isTrue();
  }

  @Test
  void each_payload_says_when_it_happened() {
    Fields start = new Fields(RecordedHooks.of("gemini").of("SessionStart", 1).getFirst().payload());
    assertThat(new GeminiCliAdapter().at(start)).isEqualTo(Instant.parse("2026-11-22T09:51:33.602Z"));
  }

  @Test
  void sessions_start_and_end() {
    RecordedHooks recorded = RecordedHooks.of("gemini");
    assertThat(gemini.adapted(recorded.of("SessionStart", 1).getFirst())).isEqualTo(new SessionStarted(false));
    assertThat(gemini.adapted("SessionStart", "{\"source\":\"clear\"}")).isEqualTo(new SessionStarted(true));
    assertThat(gemini.adapted(recorded.of("SessionEnd", 1).getFirst())).isEqualTo(new SessionEnded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"BeforeModel", "AfterModel", "BeforeToolSelection", "Notification", "AnEventOfTheFuture"})
  void other_events_carry_nothing_to_keep(String event) {
    assertThat(gemini.adapted(event, "{\"llm_request\":{}}")).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}", "{\"tool_name\":\"x\",\"tool_response\":\"text\"}", "{\"tool_name\":\"x\",\"mcp_context\":{}}",
        "{\"tool_name\":\"x\",\"mcp_context\":[]}"
      })
  void a_use_of_another_shape_is_malformed(String json) {
    assertThatThrownBy(() -> gemini.adapted("AfterTool", json)).isInstanceOf(BadPayload.class);
  }
}
