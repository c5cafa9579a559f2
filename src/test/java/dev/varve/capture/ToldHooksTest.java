package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hooks are answered once something is remembered; that is written by hand, through the store's own tables. */
class ToldHooksTest {

  @AutoClose private TestingCapture in;

  @BeforeEach
  void open(@TempDir Path folder) {
    in = new TestingCapture(folder);
    use("s", "PostToolUse", "t0", "Read", "{\"file_path\":\"/work/a.txt\"}", "");
    in.remember("The parser rejects tabs", "t0", List.of("Parser.java"));
  }

  private String use(String session, String event, String id, String tool, String input, String more) {
    return in.hook(
            event,
            "{\"session_id\":\"%s\",\"cwd\":\"/work\",\"tool_name\":\"%s\",\"tool_use_id\":\"%s\",\"tool_input\":%s%s}"
                .formatted(session, tool, id, input, more))
        .body();
  }

  private String test(String session, String event, String id, String error) {
    return use(session, event, id, "Bash", "{\"command\":\"make  test\"}", error);
  }

  private static String told(String body) {
    JsonNode output = TestingAdapter.parsed(body).path("hookSpecificOutput");
    return output.path("additionalContext").asText();
  }

  @Test
  void reading_a_file_is_answered_with_what_is_known_of_it() {
    String body = use("s", "PreToolUse", "t1", "Read", "{\"file_path\":\"/work/Parser.java\"}", "");
    assertThat(told(body)).contains("The parser rejects tabs");
    assertThat(body).contains("\"hookEventName\":\"PreToolUse\"");
    assertThat(use("s", "PreToolUse", "t2", "Write", "{\"file_path\":\"/work/Parser.java\"}", "")).isEqualTo("{}");
    assertThat(use("s", "PreToolUse", "t3", "Read", "{}", "")).isEqualTo("{}");
  }

  @Test
  void subagent_and_compacted_session_are_told() {
    assertThat(told(in.hook("SubagentStart", "{\"session_id\":\"s\",\"cwd\":\"/work\",\"agent_id\":\"a\"}").body()))
        .contains("The parser rejects tabs");
    assertThat(told(in.hook("SessionStart", "{\"session_id\":\"s\",\"cwd\":\"/work\",\"source\":\"compact\"}").body()))
        .contains("this session has learned", "The parser rejects tabs");
  }

  @Test
  void command_that_failed_before_is_answered_with_what_solved_it() {
    String error = ",\"error\":\"Exit code 2\\nmake: *** No rule to make target 'Parser.o' in /work/build\"";
    assertThat(test("s", "PostToolUseFailure", "t1", error)).isEqualTo("{}");
    use("s", "PostToolUse", "t2", "Edit", "{\"file_path\":\"/work/Makefile\"}", "");
    in.remember("The Makefile names the parser", "t2", List.of("Makefile"));
    test("s", "PostToolUse", "t3", "");

    String again = test("next", "PostToolUseFailure", "t4", error.replace("/work/build", "/home/dev/work/build"));
    assertThat(told(again)).contains("Fixed by: #2", "The Makefile names the parser");
    assertThat(again).contains("\"hookEventName\":\"PostToolUseFailure\"");
  }

  @Test
  void what_waited_in_the_spool_is_told_nothing() {
    byte[] start = "{\"session_id\":\"s\",\"cwd\":\"/work\",\"source\":\"startup\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(in.capture.late("claude-code", "SessionStart", start, new Delivery(null, null)).body()).isEqualTo("{}");
    assertThat(in.hook("SessionStart", start).body()).contains("The parser rejects tabs");
  }
}
