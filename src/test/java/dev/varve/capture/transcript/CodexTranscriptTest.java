package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.capture.Delivery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real rollouts and what Codex's hooks said of the same sessions. */
class CodexTranscriptTest {

  private static final String USES =
      "SELECT dedup_key, tool, prompt_number, agent_id, cwd, payload FROM told WHERE kind = 'tool_use' ORDER BY 1";

  private static final String PROMPTS = "SELECT number, dedup_key, client_prompt_id, text FROM prompts ORDER BY 1";

  private static final String SUMMARIZES = "SELECT dedup_key, payload FROM told WHERE kind = 'summarize' ORDER BY 1";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"codex-shell", "codex-failing", "codex-mcp"})
  void a_rollout_alone_gives_what_its_hooks_give(String name, @TempDir Path other) {
    Recording recording = Recording.of(name);
    try (TestingTranscripts hooked = new TestingTranscripts(folder);
        TestingTranscripts fresh = new TestingTranscripts(other)) {
      recording.hooks().forEach(hook -> hooked.hook("codex", hook, null));
      TestingTranscripts.write(fresh.codex(recording.session()), recording.transcript());
      fresh.backfill();

      assertThat(fresh.stored.rows(USES)).hasSize(1).isEqualTo(hooked.stored.rows(USES));
      assertThat(fresh.stored.rows(PROMPTS)).hasSize(1).isEqualTo(hooked.stored.rows(PROMPTS));
      assertThat(fresh.stored.rows(SUMMARIZES)).isEqualTo(hooked.stored.rows(SUMMARIZES));
    }
  }

  /** Codex reports a failing command like any other, but writes its exit code down. */
  @Test
  void a_command_that_failed_is_known_to_have_failed() {
    assertThat(endings("codex-failing")).containsExactly("Bash|failed");
  }

  @Test
  void a_patch_through_the_shell_that_no_hook_reports_is_found() {
    Recording recording = Recording.of("codex-patch");
    assertThat(recording.hooks()).noneMatch(Recording.Hook::isToolUse);

    assertThat(endings("codex-patch")).containsExactly("Bash|succeeded");
  }

  @Test
  void a_rollout_read_behind_its_hooks_changes_nothing() {
    Recording recording = Recording.of("codex-mcp");
    try (TestingTranscripts here = new TestingTranscripts(folder)) {
      recording.hooks().forEach(hook -> here.hook("codex", hook, null));
      String before = here.stored.everything();
      TestingTranscripts.write(here.codex(recording.session()), recording.transcript());
      here.backfill();

      assertThat(here.stored.everything()).isEqualTo(before);
    }
  }

  @Test
  void what_a_subagent_does_in_a_rollout_of_its_own_belongs_to_the_users_session() {
    try (TestingTranscripts here = new TestingTranscripts(folder)) {
      TestingTranscripts.write(here.codex("agent"), Recording.text("codex-agent"));
      here.backfill();
      assertThat(here.stored.rows("SELECT client_session_id FROM sessions"))
          .containsExactly("01a215c0-e478-76b3-a580-c3e11f347928");
      assertThat(here.stored.rows("SELECT dedup_key, tool, ending, agent_id, agent_type FROM messages"))
          .containsExactly("tool:call_000043|Bash|succeeded|01a215c1-0516-7e92-b6c7-28ba3d147752|default");
      assertThat(here.stored.count("prompts")).isZero();
    }
  }

  @Test
  void rollout_of_a_subagent_is_read_when_it_stops() {
    try (TestingTranscripts here = new TestingTranscripts(folder)) {
      Path rollout = here.codex("agent");
      TestingTranscripts.write(rollout, Recording.text("codex-agent"));
      String stop =
          "{\"session_id\":\"01a215c0-e478-76b3-a580-c3e11f347928\",\"agent_id\":\"a\",\"agent_transcript_path\":\"%s\"}"
              .formatted(rollout);
      here.capture.hook("codex", "SubagentStop", stop.getBytes(StandardCharsets.UTF_8), new Delivery(null, null));
      assertThat(here.stored.rows("SELECT dedup_key FROM messages")).containsExactly("tool:call_000043");
    }
  }

  @Test
  void rollout_of_another_thread_that_no_user_began_is_left_out() {
    String other = Recording.text("codex-agent").replaceFirst("\"thread_spawn\"", "\"review\"");
    try (TestingTranscripts here = new TestingTranscripts(folder)) {
      TestingTranscripts.write(here.codex("review"), other);
      here.backfill();
      assertThat(here.stored.count("sessions")).isZero();
    }
  }

  private List<String> endings(String name) {
    try (TestingTranscripts here = new TestingTranscripts(folder)) {
      TestingTranscripts.write(here.codex(name), Recording.text(name));
      here.backfill();
      return here.stored.rows("SELECT tool, ending FROM messages WHERE kind = 'tool_use'");
    }
  }
}
