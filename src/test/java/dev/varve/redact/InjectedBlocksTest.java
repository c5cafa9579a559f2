package dev.varve.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectedBlocksTest {

  private final Redactor redactor = TestingRedactor.unhurried();

  @ParameterizedTest
  @ValueSource(strings = {"system-reminder", "system_reminder", "hook_context", "task-notification", "varve-context", "VARVE-context"})
  void what_clients_and_we_put_into_a_prompt_is_left_out(String tag) {
    String injected = "<" + tag + ">\nnot the user's\n</" + tag + ">";
    assertThat(redactor.prompt(injected + "fix it" + injected).text()).isEqualTo("fix it");
  }

  @Test
  void our_own_context_comes_back_by_no_way() {
    String quoted = "before <varve-context>#17 an old memory</varve-context> after";
    assertThat(redactor.prompt(quoted).text()).isEqualTo("before  after");
    assertThat(redactor.answer(quoted).text()).isEqualTo("before  after");
    assertThat(redactor.toolPayload(TestingJson.string(quoted)).text()).isEqualTo("\"before  after\"");
    assertThat(redactor.prompt("before <varve-context>#17 cut of").text()).isEqualTo("before ");
  }

  @Test
  void a_block_hidden_in_another_kind_of_block_is_found() {
    String hidden = "<pri<hook_context>x</hook_context>vate>hush</private>rest";
    assertThat(redactor.prompt(hidden).text()).isEqualTo("rest");
  }

  @Test
  void a_prompt_of_injected_blocks_alone_is_blank_but_not_private() {
    var prompt = redactor.prompt("<system-reminder>today is Monday</system-reminder>\n");
    assertThat(prompt.text()).isBlank();
    assertThat(prompt.whollyPrivate()).isFalse();
  }

  @Test
  void a_report_of_a_background_task_is_known_as_one() {
    assertThat(InjectedBlocks.isNotification("\n<task-notification>\n<task-id>1</task-id>")).isTrue();
    assertThat(InjectedBlocks.isNotification("what does <task-notification> mean?")).isFalse();
  }
}
