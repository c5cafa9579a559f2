package dev.varve.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of which nothing is known but its name. */
class PlainAdapterTest {

  @AutoClose private final TestingCapture testing;

  PlainAdapterTest(@TempDir Path folder) {
    testing = new TestingCapture(folder);
  }

  private HookReply hook(String event, String json) {
    return testing.hook("aider", event, json.getBytes(UTF_8));
  }

  @Test
  void its_session_is_kept_under_its_name_by_the_events_of_the_plain_api() {
    hook("start", "{\"sessionId\":\"s1\",\"cwd\":\"/w/tally\"}");
    hook("prompts", "{\"sessionId\":\"s1\",\"cwd\":\"/w/tally\",\"id\":\"p1\",\"text\":\"go\"}");
    hook("tool-uses", "{\"session_id\":\"s1\",\"tool\":\"Shell\",\"input\":{\"command\":\"ls\"},\"error\":\"no\"}");
    hook("summarize", "{\"sessionId\":\"s1\",\"answer\":\"done\"}");
    assertThat(hook("end", "{\"sessionId\":\"s1\"}").receipt().status()).isEqualTo(Receipt.Status.RECORDED);
    assertThat(testing.stored.rows("SELECT client, client_session_id, ended_at_ms IS NULL FROM sessions"))
        .containsExactly(List.of("aider", "s1", "0"));
    assertThat(testing.stored.rows("SELECT kind, tool, ending FROM messages ORDER BY id"))
        .containsExactly(List.of("tool_use", "Shell", "failed"), List.of("summarize", "null", "null"));
  }

  @Test
  void hooks_and_calls_of_the_plain_api_are_about_the_same_session() {
    hook("prompts", "{\"sessionId\":\"s1\",\"text\":\"go\"}");
    testing.capture.prompt("aider", "s1", "{\"text\":\"on\"}".getBytes(UTF_8), new Delivery(null, null));
    assertThat(testing.stored.counts()).containsEntry("sessions", 1L).containsEntry("prompts", 2L);
  }

  @Test
  void repetition_is_known_by_the_clients_id_or_time() {
    String use = "{\"sessionId\":\"s1\",\"tool\":\"Shell\",\"at\":1000,\"input\":\"ls\"}";
    assertThat(hook("tool-uses", use).receipt().status()).isEqualTo(Receipt.Status.QUEUED);
    assertThat(hook("tool-uses", use).receipt().status()).isEqualTo(Receipt.Status.DUPLICATE);
  }

  @Test
  void event_of_another_name_leaves_nothing_and_is_answered_with_the_right_ones() {
    HookReply reply = hook("Stop", "{}");
    assertThat(reply.body()).isEqualTo("{}");
    assertThat(reply.receipt().reason()).contains("start, prompts, tool-uses, summarize, end");
    assertThat(testing.stored.counts()).containsEntry("sessions", 0L);
  }

  @Test
  void what_is_told_comes_in_one_field_where_an_agent_can_pass_it_on() {
    PlainAdapter adapter = new PlainAdapter("aider");
    assertThat(adapter.reply("start", "notes")).isEqualTo("{\"context\":\"notes\"}");
    assertThat(adapter.reply("start", "")).isEqualTo("{}");
    assertThat(adapter.reply("end", "notes")).isEqualTo("{}");
  }

  @Test
  void name_that_is_none_is_refused() {
    for (String name : List.of("", "Aider", "a_b", "a b", "../x", "x".repeat(41))) {
      assertThatThrownBy(() -> testing.hook(name, "start", "{\"sessionId\":\"s1\"}".getBytes(UTF_8)))
          .isInstanceOf(BadPayload.class)
          .hasMessageContaining("1 to 40");
    }
  }
}
