package dev.varve.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnSessionsTest {

  private static final String USE =
      "{\"session_id\":\"s1\",\"tool_name\":\"%s\",\"tool_use_id\":\"t1\",\"tool_response\":\"an old memory\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mcp__varve__search", "mcp__plugin_varve_memory__get", "mcp__plugin_tools_varve__timeline",
        "mcp_varve_search", "varve-search", "varve_search"
      })
  void a_use_of_our_own_tools_makes_no_memory(String tool, @TempDir Path folder) {
    try (TestingCapture testing = new TestingCapture(folder)) {
      assertThat(testing.hook("PostToolUse", USE.formatted(tool)).receipt().status()).isEqualTo(Receipt.Status.IGNORED);
      assertThat(testing.stored.counts()).containsEntry("messages", 0L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "varve", "mcp__varves__search", "mcp__other__varve", "Bash", "mcp__plugin_varvex_a__b", "mcp_other_varve_x",
        "other-varve-x", "varves-x"
      })
  void tools_of_like_names_are_not_ours(String tool) {
    assertThat(OwnTools.include(tool)).isFalse();
  }

  @Test
  void a_session_in_a_directory_of_our_observers_is_not_captured(@TempDir Path folder) throws IOException {
    Path work = Files.createDirectory(folder.resolve("observer"));
    Files.createFile(work.resolve(".varve-observer"));
    String start = "{\"session_id\":\"s1\",\"source\":\"startup\",\"cwd\":\"%s\"}".formatted(work);
    try (TestingCapture testing = new TestingCapture(folder)) {
      HookReply reply = testing.hook("SessionStart", start);
      assertThat(reply.body()).isEqualTo("{}");
      assertThat(reply.receipt().status()).isEqualTo(Receipt.Status.IGNORED);
      assertThat(testing.stored.counts()).containsEntry("sessions", 0L);
    }
  }

  @Test
  void an_id_that_looks_like_a_secret_is_stored_as_its_hash_and_stays_the_same(@TempDir Path folder) {
    String key = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";
    String use = USE.formatted("Bash").replace("s1", key).replace("t1", key);
    try (TestingCapture testing = new TestingCapture(folder)) {
      assertThat(testing.hook("PostToolUse", use).receipt().status()).isEqualTo(Receipt.Status.QUEUED);
      assertThat(testing.hook("PostToolUse", use).receipt().status()).isEqualTo(Receipt.Status.DUPLICATE);
      assertThat(testing.stored.everything()).doesNotContain(key);
    }
  }
}
