package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real session of sixty tool uses, one subagent, a failed turn, a resumption and a secret in a command's output. */
class RecordedTranscriptsTest {

  private static final String TOOL_USES =
      "SELECT dedup_key, tool, ending, prompt_number, agent_id, agent_type, cwd, payload FROM told"
          + " WHERE kind = 'tool_use' %s ORDER BY dedup_key";

  private static final String PROMPTS = "SELECT number, dedup_key, client_prompt_id, text, private FROM prompts ORDER BY 1";

  private static final String SUMMARIZES =
      "SELECT dedup_key, state, prompt_number, first_prompt, payload FROM told WHERE kind = 'summarize' ORDER BY id";

  @TempDir private Path folder;
  private final Recording recording = Recording.of("s2");
  @AutoClose private TestingTranscripts here;
  private Path file;

  @BeforeEach
  void write() {
    here = new TestingTranscripts(folder);
    file = here.claude(recording.session());
    TestingTranscripts.write(file, recording.transcript());
    Path agents = file.resolveSibling(recording.session()).resolve("subagents");
    TestingTranscripts.write(agents.resolve("agent-ac428ce0a13a4f9a8.jsonl"), Recording.text("s2-agent"));
  }

  private void replayHooks() {
    recording.hooks().forEach(hook -> here.hook("claude-code", hook, null));
  }

  @Test
  void a_transcript_read_behind_its_hooks_changes_nothing() {
    replayHooks();
    String before = here.stored.everything();

    Backfill.Slice slice = here.backfill();

    assertThat(slice.recovery().isNews()).isFalse();
    assertThat(here.stored.everything()).isEqualTo(before);
  }

  @Test
  void a_transcript_alone_gives_what_its_hooks_give(@TempDir Path other) {
    replayHooks();
    String main = TOOL_USES.formatted("AND agent_id IS NULL");
    List<String> uses = here.stored.rows(main);
    List<String> prompts = here.stored.rows(PROMPTS);
    List<String> summarizes = here.stored.rows(SUMMARIZES);
    try (TestingTranscripts fresh = new TestingTranscripts(other)) {
      TestingTranscripts.write(fresh.claude(recording.session()), recording.transcript());
      fresh.backfill();

      assertThat(uses).hasSize(55);
      assertThat(fresh.stored.rows(main)).isEqualTo(uses);
      assertThat(fresh.stored.rows(PROMPTS)).isEqualTo(prompts);
      assertThat(fresh.stored.rows(SUMMARIZES)).isEqualTo(summarizes);
    }
  }

  /** Its file holds of each answer only what the subagent's model was shown. */
  @Test
  void the_transcript_of_a_subagent_gives_its_uses_under_the_parents_session(@TempDir Path other) {
    replayHooks();
    String known =
        "SELECT dedup_key, tool, ending, prompt_number, agent_id, agent_type FROM messages"
            + " WHERE agent_id IS NOT NULL ORDER BY 1";
    List<String> uses = here.stored.rows(known);
    try (TestingTranscripts fresh = new TestingTranscripts(other)) {
      Path main = fresh.claude(recording.session());
      TestingTranscripts.write(main, recording.transcript());
      Path agent = main.resolveSibling(recording.session()).resolve("subagents/agent-ac428ce0a13a4f9a8.jsonl");
      TestingTranscripts.write(agent, Recording.text("s2-agent"));
      fresh.backfill();

      assertThat(uses).hasSize(5);
      assertThat(fresh.stored.rows(known)).isEqualTo(uses);
      assertThat(fresh.stored.count("sessions")).isEqualTo(1);
    }
  }

  @Test
  void what_the_hooks_missed_comes_from_the_transcript_with_its_own_time() {
    List<Recording.Hook> heard =
        recording.hooks().stream()
            .filter(hook -> !hook.isToolUse() || !hook.payload().toString().contains("CsvReader"))
            .toList();
    heard.forEach(hook -> here.hook("claude-code", hook, null));
    long before = here.stored.count("messages WHERE kind = 'tool_use'");

    here.hook("Stop", recording.session(), file);

    assertThat(before).isLessThan(55);
    assertThat(here.stored.count("messages WHERE kind = 'tool_use'")).isEqualTo(60);
    List<String> late = here.stored.rows("SELECT original_at_ms FROM messages WHERE bulk = 1 AND kind = 'tool_use'");
    assertThat(late).hasSize((int) (60 - before)).allSatisfy(row -> {
      Instant at = Instant.ofEpochMilli(Long.parseLong(row));
      assertThat(at).isBetween(Instant.parse("2026-11-17T09:00:00Z"), Instant.parse("2026-11-17T12:00:00Z"));
    });
  }

  @Test
  void a_late_hook_is_richer_than_the_transcript_that_came_first() {
    here.backfill();
    assertThat(here.stored.count("messages WHERE kind = 'tool_use' AND richness = 2")).isEqualTo(60);

    replayHooks();

    assertThat(here.stored.count("messages WHERE kind = 'tool_use'")).isEqualTo(60);
    assertThat(here.stored.count("messages WHERE kind = 'tool_use' AND richness = 3")).isEqualTo(60);
    assertThat(here.stored.count("prompts")).isEqualTo(6);
  }

  @Test
  void the_secret_in_the_transcript_is_stored_nowhere() {
    assertThat(recording.transcript()).contains("ghp_EXAMPLEexample0123456789EXAMPLEexamp");

    here.backfill();

    assertThat(here.stored.everything()).doesNotContain("ghp_EXAMPLEexample").contains("[redacted:");
  }

  @Test
  void an_import_is_work_for_the_bulk_lane_under_the_sessions_own_time() {
    here.backfill();

    assertThat(here.stored.rows("SELECT DISTINCT bulk FROM messages")).containsExactly("1");
    assertThat(here.stored.rows("SELECT started_at_ms, branch FROM sessions"))
        .containsExactly(Instant.parse("2026-11-17T09:05:40.422Z").toEpochMilli() + "|main");
  }
}
