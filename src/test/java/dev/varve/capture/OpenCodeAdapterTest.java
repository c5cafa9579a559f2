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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCodeAdapterTest {

  private static final String PROMPT = "{\"output\":{\"message\":{\"id\":\"m1\",\"agent\":\"%s\"},\"parts\":[%s]}}";

  private final OpenCodeAdapter adapter = new OpenCodeAdapter();
  private final TestingAdapter opencode = new TestingAdapter(adapter);

  private CapturedEvent prompt(String agent, String parts) {
    return opencode.adapted("chat.message", PROMPT.formatted(agent, parts));
  }

  @Test
  void a_prompt_is_known_by_its_message_and_loses_the_quotes_of_an_argument() {
    assertThat(opencode.adapted(RecordedHooks.of("opencode").of("chat.message", 1).getFirst()))
        .isEqualTo(new PromptSubmitted("msg_202a6b218001kVd8t9fkWMl1II", null, "Please do the standard job"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"say \\\"hi\\\" now\" | say \"hi\" now", "\"a\" and \"b\" | \"a\" and \"b\"",
        "\"a b\" c | \"a b\" c", "\" | \""
      })
  void only_quotes_around_the_whole_prompt_are_the_clients(String sent, String typed) {
    String part = "{\"type\":\"text\",\"text\":%s}".formatted(TextNode.valueOf(sent));
    assertThat(prompt("build", part)).isEqualTo(new PromptSubmitted("m1", null, typed));
  }

  @Test
  void what_plugins_and_files_add_to_a_prompt_is_not_the_users() {
    String parts =
        "{\"type\":\"text\",\"text\":\"one\"},{\"type\":\"file\",\"url\":\"data:x\"},"
            + "{\"type\":\"text\",\"text\":\"notes\",\"synthetic\":true},"
            + "{\"type\":\"text\",\"text\":\"status\",\"ignored\":true},{\"type\":\"text\",\"text\":\"two\"}";
    assertThat(prompt("build", parts)).isEqualTo(new PromptSubmitted("m1", null, "one\ntwo"));
  }

  @Test
  void a_request_for_a_title_is_never_captured() {
    RecordedHooks recorded = RecordedHooks.of("opencode");
    RecordedHooks.Hook title = recorded.of("chat.params", 5).getFirst();
    assertThat(title.payload().at("/input/agent").asText()).isEqualTo("title");
    assertThat(opencode.adapted(title)).isInstanceOf(Ignored.class);
    assertThat(RecordedHooks.of("opencode-failing").hooks())
        .filteredOn(hook -> hook.event().equals("experimental.chat.system.transform"))
        .isNotEmpty()
        .allSatisfy(hook -> assertThat(opencode.adapted(hook)).isInstanceOf(Ignored.class));
    assertThat(prompt("title", "{\"type\":\"text\",\"text\":\"Generate a title\"}")).isInstanceOf(Ignored.class);
  }

  @Test
  void a_tool_use_is_known_by_its_call_and_brings_its_output_once() {
    Use use = opencode.onlyUse(RecordedHooks.of("opencode").of("tool.execute.after", 3).getFirst());
    assertThat(use.id()).isEqualTo("call_000052");
    assertThat(use.tool()).isEqualTo("bash");
    assertThat(String.valueOf(use.input())).contains("echo hello");
    assertThat(use.response()).isEqualTo(TestingAdapter.parsed("{\"output\":\"hello\\n\",\"exitCode\":0}"));
    assertThat(use.outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void a_command_with_another_exit_code_failed() {
    Use use = opencode.onlyUse(RecordedHooks.of("opencode-failing").of("tool.execute.after", 2).getLast());
    assertThat(use.outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void our_own_tools_are_known_by_the_name_it_gives_them() {
    Use use = opencode.onlyUse(RecordedHooks.of("opencode-failing").of("tool.execute.after", 2).getFirst());
    assertThat(use.tool()).isEqualTo("varve_search");
    assertThat(OwnTools.include(use.tool())).isTrue();
    assertThat(String.valueOf(use.response())).contains("an old memory");
  }

  @Test
  void an_idle_session_asks_for_a_summary_with_the_last_text() {
    assertThat(opencode.adapted(RecordedHooks.of("opencode").of("session.idle", 1).getFirst()))
        .isEqualTo(new Answered("evt_202a6c6130026jPbY1yRoUXEGC", "All done after 3 tool calls.", null));
  }

  @Test
  void an_error_asks_for_a_summary_with_the_failure() {
    assertThat(opencode.adapted(RecordedHooks.of("opencode-err401").of("session.error", 1).getFirst()))
        .isEqualTo(new Answered("evt_2146c87df0011XarBEwpRmyUGt", "", "invalid x-api-key"));
  }

  @Test
  void a_session_started_by_another_one_is_a_subagent_of_the_users_session() {
    List<RecordedHooks.Hook> hooks = RecordedHooks.of("opencode-sub").hooks();
    assertThat(hooks).allSatisfy(hook ->
        assertThat(adapter.sessionId(new Fields(hook.payload()))).isEqualTo("ses_deb92f5bbffePHWy1sfVB90I54"));
    List<Use> uses = opencode.uses(hooks);
    assertThat(uses).extracting(Use::tool).containsExactly("bash", "task");
    assertThat(uses).extracting(Use::agentId).containsExactly("ses_deb92caa8ffeOKYPRv9FqPAaiK", null);
    assertThat(uses).extracting(Use::agentType).containsExactly("general", null);
    assertThat(hooks.stream().map(opencode::adapted).filter(PromptSubmitted.class::isInstance)).hasSize(1);
    assertThat(hooks.stream().map(opencode::adapted).filter(Answered.class::isInstance)).hasSize(1);
    assertThat(hooks.stream().map(opencode::adapted).filter(SessionStarted.class::isInstance)).hasSize(1);
  }

  @Test
  void a_session_ends_when_it_is_deleted_and_when_the_client_goes() {
    assertThat(opencode.adapted(RecordedHooks.of("opencode-deleted").of("session.deleted", 1).getFirst()))
        .isEqualTo(new SessionEnded());
    assertThat(opencode.adapted(RecordedHooks.of("opencode").of("dispose", 1).getFirst()))
        .isEqualTo(new SessionEnded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tool.execute.before", "session.status", "file.edited", "config", "an.event.of.the.future"})
  void other_events_carry_nothing_to_keep(String event) {
    assertThat(opencode.adapted(event, "{}")).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chat.message | {}", "chat.message | {\"output\":{\"message\":{},\"parts\":{}}}",
        "chat.message | {\"output\":{\"message\":{},\"parts\":[{\"type\":\"text\"}]}}",
        "tool.execute.after | {\"input\":{\"tool\":\"x\"}}", "tool.execute.after | {\"input\":[],\"output\":{}}",
        "session.idle | {\"parent\":1}", "session.idle | {}"
      })
  void another_shape_is_malformed(String event, String json) {
    assertThatThrownBy(() -> opencode.adapted(event, json)).isInstanceOf(BadPayload.class);
  }
}
