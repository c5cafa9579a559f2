package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class HookReplyTest {

  private static final String TOLD = "<varve-context>\n\"notes\"\n</varve-context>";

  static final ClientAdapter[] ADAPTERS = {
    new ClaudeCodeAdapter(), new CodexAdapter(), new GeminiCliAdapter(), new CopilotCliAdapter(), new OpenCodeAdapter(),
    new CursorAdapter()
  };

  private static JsonNode reply(ClientAdapter adapter, String event) {
    return TestingAdapter.parsed(adapter.reply(event, TOLD));
  }

  static Stream<Arguments> nested() {
    return Stream.of(
        Arguments.of(new ClaudeCodeAdapter(), "SessionStart"),
        Arguments.of(new ClaudeCodeAdapter(), "UserPromptSubmit"),
        Arguments.of(new ClaudeCodeAdapter(), "PreToolUse"),
        Arguments.of(new ClaudeCodeAdapter(), "PostToolUse"),
        Arguments.of(new ClaudeCodeAdapter(), "PostToolUseFailure"),
        Arguments.of(new ClaudeCodeAdapter(), "SubagentStart"),
        Arguments.of(new CodexAdapter(), "SessionStart"),
        Arguments.of(new CodexAdapter(), "UserPromptSubmit"),
        Arguments.of(new GeminiCliAdapter(), "SessionStart"),
        Arguments.of(new GeminiCliAdapter(), "BeforeAgent"),
        Arguments.of(new GeminiCliAdapter(), "AfterTool"));
  }

  @ParameterizedTest
  @MethodSource("nested")
  void claude_code_codex_and_gemini_are_told_in_a_nested_field(ClientAdapter adapter, String event) {
    JsonNode output = reply(adapter, event).path("hookSpecificOutput");
    assertThat(output.path("hookEventName").asText()).isEqualTo(event);
    assertThat(output.path("additionalContext").asText()).isEqualTo(TOLD);
  }

  static Stream<Arguments> flat() {
    return Stream.of(
        Arguments.of(new CopilotCliAdapter(), "sessionStart", "additionalContext"),
        Arguments.of(new CopilotCliAdapter(), "SessionStart", "additionalContext"),
        Arguments.of(new CopilotCliAdapter(), "postToolUse", "additionalContext"),
        Arguments.of(new OpenCodeAdapter(), "session.created", "context"),
        Arguments.of(new OpenCodeAdapter(), "tool.execute.after", "context"),
        Arguments.of(new CursorAdapter(), "sessionStart", "additional_context"));
  }

  @ParameterizedTest
  @MethodSource("flat")
  void copilot_opencode_and_cursor_are_told_in_one_field(ClientAdapter adapter, String event, String field) {
    JsonNode output = reply(adapter, event);
    assertThat(output.size()).isEqualTo(1);
    assertThat(output.path(field).asText()).isEqualTo(TOLD);
  }

  static Stream<Arguments> silent() {
    return Stream.of(
        Arguments.of(new ClaudeCodeAdapter(), "PostToolBatch"),
        Arguments.of(new CodexAdapter(), "Stop"),
        Arguments.of(new GeminiCliAdapter(), "BeforeTool"),
        Arguments.of(new GeminiCliAdapter(), "AfterAgent"),
        Arguments.of(new CopilotCliAdapter(), "agentStop"),
        Arguments.of(new OpenCodeAdapter(), "session.idle"),
        Arguments.of(new OpenCodeAdapter(), "chat.message"),
        Arguments.of(new CursorAdapter(), "beforeSubmitPrompt"),
        Arguments.of(new CursorAdapter(), "stop"));
  }

  @ParameterizedTest
  @MethodSource("silent")
  void an_event_that_passes_nothing_on_is_told_nothing(ClientAdapter adapter, String event) {
    assertThat(adapter.reply(event, TOLD)).isEqualTo("{}");
  }

  @ParameterizedTest
  @FieldSource("ADAPTERS")
  void with_nothing_to_tell_a_hook_prints_an_empty_object(ClientAdapter adapter) {
    for (String event : new String[] {"SessionStart", "sessionStart", "session.created", "Stop", "stop"}) {
      assertThat(adapter.reply(event, "")).isEqualTo("{}");
    }
  }
}
