package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.varve.capture.CapturedEvent.Answered;
import dev.varve.capture.CapturedEvent.Compacted;
import dev.varve.capture.CapturedEvent.FileOpened;
import dev.varve.capture.CapturedEvent.Ignored;
import dev.varve.capture.CapturedEvent.PromptSubmitted;
import dev.varve.capture.CapturedEvent.SessionEnded;
import dev.varve.capture.CapturedEvent.SessionStarted;
import dev.varve.capture.CapturedEvent.SubagentStarted;
import dev.varve.capture.CapturedEvent.ToolsUsed;
import dev.varve.capture.CapturedEvent.Use;
import dev.varve.observer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeCodeAdapterTest {

  private final ClaudeCodeAdapter adapter = new ClaudeCodeAdapter();

  private CapturedEvent adapted(RecordedHooks.Hook hook) {
    return adapter.adapt(hook.event(), new Fields(hook.payload()));
  }

  private CapturedEvent adapted(String event, String json) {
    return adapter.adapt(event, new Fields(parsed(json)));
  }

  private static JsonNode parsed(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private Use onlyUse(RecordedHooks.Hook hook) {
    List<Use> uses = ((ToolsUsed) adapted(hook)).uses();
    assertThat(uses).hasSize(1);
    return uses.getFirst();
  }

  @Test
  void a_prompt_brings_its_text_and_the_clients_id() {
    var hook = RecordedHooks.of("claude").of("UserPromptSubmit", 1).getFirst();
    assertThat(adapted(hook))
        .isEqualTo(
            new PromptSubmitted("4a726aa3-947d-436c-b88a-73ec59d8c153", null, "Please do the standard job"));
  }

  @Test
  void a_tool_use_that_went_well_brings_input_and_response() {
    Use use = onlyUse(RecordedHooks.of("claude").of("PostToolUse", 3).getFirst());
    assertThat(use.id()).isEqualTo("toolu_000018");
    assertThat(use.promptId()).isEqualTo("4a726aa3-947d-436c-b88a-73ec59d8c153");
    assertThat(use.tool()).isEqualTo("Bash");
    assertThat(use.input()).isEqualTo(parsed("{\"command\":\"echo hello\",\"description\":\"Say hello\"}"));
    assertThat(String.valueOf(use.response())).contains("\"stdout\":\"hello\"");
    assertThat(use.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(use.error()).isNull();
    assertThat(use.agentId()).isNull();
  }

  @Test
  void a_tool_use_that_failed_brings_the_error() {
    Use use = onlyUse(RecordedHooks.of("claude-mcpbad").of("PostToolUseFailure", 1).getFirst());
    assertThat(use.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(use.error()).startsWith("Exit code 3\nls: cannot access");
    assertThat(use.response()).isNull();
  }

  @Test
  void a_call_of_a_batch_knows_less_than_a_report_of_its_own() {
    Use mention = onlyUse(RecordedHooks.of("claude").of("PostToolBatch", 3).getFirst());
    Use report = onlyUse(RecordedHooks.of("claude").of("PostToolUse", 3).getFirst());
    assertThat(mention.id()).isEqualTo(report.id());
    assertThat(mention.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(mention.richness()).isLessThan(report.richness());
  }

  @Test
  void the_response_of_an_mcp_tool_is_its_blocks() {
    Use use = onlyUse(RecordedHooks.of("claude-mcpbad").of("PostToolUse", 3).getFirst());
    assertThat(use.tool()).isEqualTo("mcp__fhttp__echo");
    assertThat(use.response()).isEqualTo(parsed("[{\"type\":\"text\",\"text\":\"http-mcp:from model\"}]"));
  }

  @Test
  void stop_brings_the_last_answer_and_a_failed_stop_the_failure() {
    assertThat(adapted(RecordedHooks.of("claude").of("Stop", 1).getFirst()))
        .isEqualTo(
            new Answered("4a726aa3-947d-436c-b88a-73ec59d8c153", "All done after 3 tool calls.", null));
    Answered failed = (Answered) adapted(RecordedHooks.of("claude-stopfailure").of("StopFailure", 1).getFirst());
    assertThat(failed.answer()).isEmpty();
    assertThat(failed.failure()).startsWith("API Error: 500");
    assertThat(adapted("StopFailure", "{\"error\":\"server_error\"}"))
        .isEqualTo(new Answered(null, "", "server_error"));
  }

  @Test
  void every_start_and_end_of_a_session_is_one_whatever_its_source() {
    for (String name : List.of("claude", "claude-clear", "claude-compact")) {
      for (RecordedHooks.Hook hook : RecordedHooks.of(name).hooks()) {
        if (hook.event().equals("SessionStart")) {
          String source = hook.payload().path("source").asText();
          assertThat(adapted(hook))
              .isEqualTo(source.equals("compact") ? new Compacted() : new SessionStarted(source.equals("clear")));
        } else if (hook.event().equals("SessionEnd")) {
          assertThat(adapted(hook)).isEqualTo(new SessionEnded());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PreToolUse", "MessageDisplay", "PreCompact", "PostCompact", "SubagentStop", "Setup",
        "InstructionsLoaded", "UserPromptExpansion", "Notification", "AnEventOfTheFuture"
      })
  void other_events_carry_nothing_to_keep(String event) {
    assertThat(adapted(event, "{\"session_id\":\"s\",\"tool_name\":\"Bash\",\"compact_summary\":\"x\"}"))
        .isInstanceOf(Ignored.class);
  }

  @Test
  void only_the_file_that_is_about_to_be_read_is_of_interest_before_a_use() {
    List<RecordedHooks.Hook> announced = RecordedHooks.of("claude").of("PreToolUse", 3);
    assertThat(announced).satisfiesExactly(
        bash -> assertThat(adapted(bash)).isInstanceOf(Ignored.class),
        read -> assertThat(adapted(read)).isEqualTo(new FileOpened("/home/dev/projects/claude/README.md")),
        write -> assertThat(adapted(write)).isInstanceOf(Ignored.class));
    assertThat(adapted("PreToolUse", "{\"tool_name\":\"Read\",\"tool_input\":{\"file_path\":7}}"))
        .isInstanceOf(Ignored.class);
    assertThat(adapted("SubagentStart", "{\"agent_id\":\"a016\"}")).isEqualTo(new SubagentStarted());
  }

  @Test
  void what_a_subagent_does_is_marked_and_what_it_says_is_not_the_users() {
    String agent = "\"agent_id\":\"a016\",\"agent_type\":\"Explore\"";
    Use use =
        ((ToolsUsed) adapted("PostToolUse", "{\"tool_name\":\"Read\",\"tool_use_id\":\"t1\"," + agent + "}"))
            .uses().getFirst();
    assertThat(use.agentId()).isEqualTo("a016");
    assertThat(use.agentType()).isEqualTo("Explore");
    assertThat(adapted("Stop", "{\"last_assistant_message\":\"done\"," + agent + "}")).isInstanceOf(Ignored.class);
    assertThat(adapted("UserPromptSubmit", "{\"prompt\":\"look\"," + agent + "}")).isInstanceOf(Ignored.class);
  }

  @Test
  void a_report_of_a_background_task_is_no_prompt_and_a_slash_command_is_one() {
    assertThat(adapted("UserPromptSubmit", "{\"prompt\":\"<task-notification>\\n<task-id>b1</task-id>\"}"))
        .isInstanceOf(Ignored.class);
    assertThat(adapted("UserPromptSubmit", "{\"prompt\":\"/plug:skill fast\"}"))
        .isEqualTo(new PromptSubmitted(null, null, "/plug:skill fast"));
  }

  @Test
  void an_empty_id_is_none() {
    assertThat(adapted("UserPromptSubmit", "{\"prompt\":\"go\",\"prompt_id\":\"\",\"agent_id\":\"\"}"))
        .isEqualTo(new PromptSubmitted(null, null, "go"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}", "{\"tool_calls\":{}}", "{\"tool_calls\":[1]}", "{\"tool_calls\":[{\"tool_name\":\"Bash\"}]}",
        "{\"tool_calls\":[{\"tool_use_id\":\"t\"}]}", "{\"tool_calls\":[{\"tool_use_id\":7,\"tool_name\":\"Bash\"}]}"
      })
  void a_batch_that_names_no_calls_is_malformed(String json) {
    assertThatThrownBy(() -> adapted("PostToolBatch", json)).isInstanceOf(BadPayload.class);
  }

  @Test
  void a_batch_of_more_calls_than_any_model_makes_is_malformed() {
    String call = "{\"tool_use_id\":\"t\",\"tool_name\":\"Bash\"},";
    String json = "{\"tool_calls\":[" + call.repeat(1_000) + call.substring(0, call.length() - 1) + "]}";
    assertThatThrownBy(() -> adapted("PostToolBatch", json)).hasMessageContaining("at most 1000");
  }
}
