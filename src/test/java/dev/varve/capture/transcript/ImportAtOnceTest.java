package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.capture.policy.Exclusions;
import dev.varve.session.Recovery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An import reads several files at once; nobody can tell from what it leaves. */
class ImportAtOnceTest {

  /** Several writes for each file. */
  private static final int USES = 120;

  private static final int SESSIONS = 8;

  private static final String MESSAGES =
      "SELECT client_session_id, dedup_key, state, prompt_number, payload FROM told t JOIN sessions s ON s.id = t.session_id"
          + " ORDER BY 1, t.original_at_ms, 2";

  private static final String PROMPTS =
      "SELECT client_session_id, number, p.text FROM prompts p JOIN sessions s ON s.id = p.session_id ORDER BY 1, 2";

  private static final String COUNTERS =
      "SELECT client_session_id, accepted, (SELECT count(*) FROM messages m WHERE m.session_id = s.id) FROM sessions s ORDER BY 1";

  @TempDir private Path folder;

  private TestingTranscripts here(UnaryOperator<Sink> between) {
    return new TestingTranscripts(folder, Exclusions.none(), between);
  }

  /** Uses under several prompts, and the answers to these. */
  private static String lines(String session, int daysAgo) {
    Written written =
        new Written(session, "/home/dev/projects/p" + daysAgo % 3, Written.START.minus(Duration.ofDays(daysAgo)));
    StringBuilder lines = new StringBuilder();
    for (int use = 0; use < USES; use++) {
      String prompt = "p" + use / 30 + "-" + session;
      if (use % 30 == 0) {
        lines.append(written.prompt(prompt, "do part " + prompt));
      }
      String id = "t" + use + "-" + session;
      lines.append(written.call(id, "make part " + use)).append(written.result(id, prompt, "out ".repeat(200)));
      if (use % 30 == 29) {
        lines.append(written.answer("did part " + prompt));
      }
    }
    return lines.toString();
  }

  private static List<List<String>> kept(TestingTranscripts here) {
    return List.of(here.stored.rows(MESSAGES), here.stored.rows(PROMPTS), here.stored.rows(COUNTERS));
  }

  private static void write(TestingTranscripts into, int session) {
    String name = "session-" + session;
    TestingTranscripts.write(into.claude(name), lines(name, session));
  }

  private static void writeAll(TestingTranscripts into) {
    for (int session = 0; session < SESSIONS; session++) {
      write(into, session);
    }
  }

  @Test
  void sessions_imported_at_once_are_those_imported_one_by_one(@TempDir Path other) {
    try (TestingTranscripts atOnce = here(sink -> sink);
        TestingTranscripts oneByOne = new TestingTranscripts(other)) {
      writeAll(atOnce);
      atOnce.backfill();
      for (int session = 0; session < SESSIONS; session++) {
        write(oneByOne, session);
        oneByOne.backfill();
      }

      assertThat(kept(atOnce)).isEqualTo(kept(oneByOne));
      assertThat(atOnce.stored.count("messages WHERE kind = 'tool_use'")).isEqualTo(SESSIONS * USES);
      assertThat(atOnce.stored.rows(COUNTERS)).allMatch(row -> row.endsWith("|124|124"));
    }
  }

  @Test
  void a_session_and_its_subagents_imported_at_once_are_one_session() {
    try (TestingTranscripts here = here(SinkBetween.Overtaken::new)) {
      TestingTranscripts.write(here.claude("parent"), lines("parent", 0));
      for (int agent = 0; agent < 3; agent++) {
        TestingTranscripts.write(here.claude("parent/subagents/agent-" + agent), subagent(agent));
      }
      here.backfill();

      assertThat(here.stored.rows("SELECT client_session_id, last_prompt FROM sessions")).containsExactly("parent|4");
      assertThat(here.stored.rows("SELECT DISTINCT prompt_number FROM messages WHERE dedup_key LIKE 'tool:a%'"))
          .containsExactly("2");
      assertThat(here.stored.count("messages WHERE kind = 'tool_use'")).isEqualTo(4 * USES);
    }
  }

  /** Its uses name the second prompt of its parent. */
  private static String subagent(int agent) {
    Written written = new Written("parent");
    StringBuilder lines = new StringBuilder();
    for (int use = 0; use < USES; use++) {
      String id = "a%d-%d".formatted(agent, use);
      lines.append(written.call(id, "look " + use)).append(written.result(id, "p1-parent", "seen"));
    }
    return lines.toString();
  }

  /** A subagent of Codex names no prompt, so whether it worked under a private one only the parent's rollout tells. */
  @Test
  void what_a_subagent_did_under_a_private_prompt_is_skipped_though_its_rollout_could_be_read_first() {
    try (TestingTranscripts here = here(SinkBetween.Overtaken::new)) {
      TestingTranscripts.write(here.codex("1-parent"), codexParent());
      TestingTranscripts.write(here.codex("2-agent"), Recording.text("codex-agent"));
      here.backfill();

      assertThat(here.stored.rows("SELECT state, reason FROM messages WHERE agent_id IS NOT NULL OR dedup_key = 'tool:call_000043'"))
          .containsExactly("skipped|private");
    }
  }

  private static String codexParent() {
    String line = "{\"timestamp\":\"2026-11-25T20:00:00.000Z\",\"type\":\"%s\",\"payload\":%s}%n";
    StringBuilder rollout = new StringBuilder();
    rollout.append(
        line.formatted(
            "session_meta", "{\"id\":\"01a215c0-e478-76b3-a580-c3e11f347928\",\"cwd\":\"/home/dev/projects/demo\"}"));
    rollout.append(
        line.formatted(
            "event_msg",
            "{\"type\":\"item_completed\",\"turn_id\":\"turn-1\",\"item\":{\"type\":\"UserMessage\","
                + "\"content\":[{\"type\":\"text\",\"text\":\"<private>a plan</private>\"}]}}"));
    return rollout.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-fork", "z-fork"})
  void a_fork_imported_at_once_with_its_parent_doubles_nothing(String fork) {
    try (TestingTranscripts here = here(SinkBetween.Leapfrog::new)) {
      String parent = lines("parent", 0);
      String copied = parent.replace("\"sessionId\":\"parent\"", "\"sessionId\":\"" + fork + "\"")
          .replace("\"promptId\":\"p", "\"promptId\":\"f");
      TestingTranscripts.write(here.claude("parent"), parent);
      TestingTranscripts.write(here.claude(fork), copied);
      here.backfill();

      assertThat(here.stored.count("messages WHERE kind = 'tool_use'")).isEqualTo(USES);
      assertThat(here.stored.count("messages WHERE kind = 'summarize'")).isEqualTo(4);
      assertThat(here.stored.rows("SELECT DISTINCT session_id FROM messages")).hasSize(1);
      assertThat(here.stored.count("prompts")).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9, 14})
  void an_import_that_broke_off_in_the_middle_goes_on_and_takes_everything_once(int takes, @TempDir Path other) {
    try (TestingTranscripts whole = new TestingTranscripts(other)) {
      writeAll(whole);
      whole.backfill();
      try (TestingTranscripts broken = here(sink -> new SinkBetween.Breaking(sink, takes))) {
        writeAll(broken);
        assertThatThrownBy(broken::backfill).hasMessage("gone");
      }
      try (TestingTranscripts again = here(sink -> sink)) {
        Recovery rest = again.backfill().recovery();

        assertThat(kept(again)).isEqualTo(kept(whole));
        assertThat(rest.queued()).isPositive().isLessThan(SESSIONS * (USES + 4));
      }
    }
  }
}
