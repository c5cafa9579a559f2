package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.Ignored;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.SessionEnded;
import dev.varve.capture.CapturedEvent.SessionStarted;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.observer.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes by Cursor's documentation. */
class CursorAdapterTest {

  private static final String COMMON =
      """
      "conversation_id":"c1","generation_id":"g1","cursor_version":"2.4","workspace_roots":["/work/app"],""";

  private final CursorAdapter adapter = new CursorAdapter();
  private final TestingAdapter cursor = new TestingAdapter(adapter);

  private static String json(String fields) {
    return "{" + COMMON + fields + "}";
  }

  private Use shell(String output) {
    String fields =
        """
        "tool_name":"Shell","tool_use_id":"u1","tool_input":{"command":"x"},"tool_output":%s""";
    return cursor.onlyUse("postToolUse", json(fields.formatted(TextNode.valueOf(output))));
  }

  @Test
  void a_prompt_is_known_by_its_generation_unless_that_is_the_conversations_own_id() {
    String prompt = json("\"prompt\":\"go\"");
    assertThat(cursor.adapted("beforeSubmitPrompt", prompt)).isEqualTo(new PromptSubmitted("g1", null, "go"));
    assertThat(cursor.adapted("beforeSubmitPrompt", prompt.replace("\"g1\"", "\"c1\"")))
        .isEqualTo(new PromptSubmitted(null, null, "go"));
  }

  @Test
  void the_output_of_a_tool_is_json_in_a_string() {
    Use use = shell("{\"output\":\"ok\",\"exitCode\":0}");
    assertThat(use.id()).isEqualTo("u1");
    assertThat(use.promptId()).isEqualTo("g1");
    assertThat(use.response()).isEqualTo(TestingAdapter.parsed("{\"output\":\"ok\",\"exitCode\":0}"));
    assertThat(use.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(shell("{\"output\":\"\",\"exitCode\":2}").outcome()).isEqualTo(Outcome.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain text", "", "{\"half\":", "{} {}", "7"})
  void an_output_that_is_no_json_stays_as_it_is(String output) {
    assertThat(shell(output).response()).isEqualTo(TextNode.valueOf(output));
  }

  @Test
  void an_output_nested_deeper_than_any_tools_stays_as_it_is() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(shell(deep).response()).isEqualTo(TextNode.valueOf(deep));
  }

  @Test
  void an_id_of_two_lines_is_one_id() {
    Use use = cursor.onlyUse("postToolUse", json("\"tool_name\":\"Read\",\"tool_use_id\":\"call-1\\nfc_2\""));
    assertThat(use.id()).isEqualTo("call-1_fc_2");
  }

  @Test
  void a_failed_tool_brings_its_error_and_a_denied_one_was_refused() {
    String failure = json("\"tool_name\":\"Shell\",\"error_message\":\"timed out\",\"failure_type\":\"timeout\"");
    Use use = cursor.onlyUse("postToolUseFailure", failure);
    assertThat(use.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(use.error()).isEqualTo("timed out");
    assertThat(cursor.onlyUse("postToolUseFailure", failure.replace("timeout", "permission_denied")).outcome())
        .isEqualTo(Outcome.REFUSED);
  }

  @Test
  void an_mcp_tool_is_taken_from_the_event_that_names_its_server() {
    assertThat(cursor.adapted("postToolUse", json("\"tool_name\":\"MCP:search\""))).isInstanceOf(Ignored.class);
    Use use =
        cursor.onlyUse(
            "afterMCPExecution",
            json(
                """
                "tool_name":"search","tool_input":"{\\"q\\":1}","mcp_server_name":"varve","result_json":"[]\""""));
    assertThat(OwnTools.include(use.tool())).isTrue();
    assertThat(use.input()).isEqualTo(TestingAdapter.parsed("{\"q\":1}"));
    assertThat(use.response()).isEqualTo(TestingAdapter.parsed("[]"));
  }

  @Test
  void a_stop_asks_for_a_summary_without_an_answer_and_after_an_error_with_a_failure() {
    assertThat(cursor.adapted("stop", json("\"status\":\"completed\",\"loop_count\":0")))
        .isEqualTo(new Answered("g1", "", null));
    assertThat(cursor.adapted("stop", json("\"status\":\"error\"")))
        .isEqualTo(new Answered("g1", "", "unknown error"));
  }

  @Test
  void it_works_in_the_first_folder_of_the_workspace() {
    Fields workspace = new Fields(TestingAdapter.parsed(json("\"cwd\":\"\"")));
    Fields none = new Fields(TestingAdapter.parsed("{\"workspace_roots\":[],\"cwd\":\"/a\"}"));
    assertThat(adapter.cwd(workspace)).isEqualTo("/work/app");
    assertThat(adapter.cwd(none)).isEqualTo("/a");
  }

  @Test
  void sessions_start_and_end_under_the_id_of_the_conversation() {
    assertThat(cursor.adapted("sessionStart", json("\"session_id\":\"c1\""))).isEqualTo(new SessionStarted(false));
    assertThat(cursor.adapted("sessionEnd", json("\"reason\":\"completed\""))).isEqualTo(new SessionEnded());
    assertThat(adapter.sessionId(new Fields(TestingAdapter.parsed("{\"session_id\":\"s1\"}")))).isEqualTo("s1");
    assertThat(adapter.sessionId(new Fields(TestingAdapter.parsed(json("\"session_id\":\"s1\""))))).isEqualTo("c1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preToolUse", "afterShellExecution", "afterFileEdit", "afterAgentResponse", "afterAgentThought",
        "subagentStop", "preCompact", "beforeReadFile", "workspaceOpen", "anEventOfTheFuture"
      })
  void other_events_carry_nothing_to_keep(String event) {
    assertThat(cursor.adapted(event, "{\"text\":\"x\",\"command\":\"x\"}")).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"tool_name\":[]}", "{\"tool_name\":\"x\",\"error_message\":1}"})
  void a_use_of_another_shape_is_malformed(String json) {
    assertThatThrownBy(() -> cursor.adapted("postToolUse", json)).isInstanceOf(BadPayload.class);
  }
}
