package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class HookReplyTest {

  private final ClaudeCodeAdapter adapter = new ClaudeCodeAdapter();

  @Test
  void what_a_session_is_told_goes_out_as_additional_context_of_its_start() throws JsonProcessingException {
    String told = "<varve-context>\n\"notes\"\n</varve-context>";
    var output = new ObjectMapper().readTree(adapter.reply("SessionStart", told)).path("hookSpecificOutput");
    assertThat(output.path("hookEventName").asText()).isEqualTo("SessionStart");
    assertThat(output.path("additionalContext").asText()).isEqualTo(told);
  }

  @Test
  void with_nothing_to_tell_the_hook_prints_an_empty_object() {
    assertThat(adapter.reply("SessionStart", "")).isEqualTo("{}");
    assertThat(adapter.reply("Stop", "")).isEqualTo("{}");
  }

  @Test
  void no_other_event_is_told_anything() {
    assertThat(adapter.reply("PostToolUse", "notes")).isEqualTo("{}");
  }
}
