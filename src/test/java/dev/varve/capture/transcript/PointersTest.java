package dev.varve.capture.transcript;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.capture.Delivery;
import dev.varve.capture.Pointers;
import dev.varve.capture.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that waited in the spool, and what the client wrote down meanwhile. */
class PointersTest {

  private static final String SESSION = "a-session";
  private static final Delivery DELIVERY = new Delivery("1-a", TestingTranscripts.NOW);
  private static final Resolution FOUND = new Resolution.Found();
  private static final String KEPT = "SELECT dedup_key, state FROM messages WHERE kind = 'tool_use' ORDER BY id";

  @TempDir private Path folder;
  private final Written written = new Written(SESSION);
  @AutoClose private TestingTranscripts here;
  private Pointers pointers;
  private Path file;

  @BeforeEach
  void open() {
    here = new TestingTranscripts(folder);
    pointers = new Pointers(here.capture, here.transcripts);
    file = here.claude(SESSION);
  }

  private void write(String... lines) {
    TestingTranscripts.write(file, String.join("", lines));
  }

  /** With fields as the script writes them. */
  private Resolution take(String event, Path transcript, String... fields) {
    List<String> lines = new ArrayList<>();
    lines.add("\"session_id\":\"" + SESSION + "\"");
    lines.add("\"transcript_path\":\"" + transcript + "\"");
    lines.add("\"cwd\":\"/home/dev/projects/demo\"");
    for (int i = 0; i < fields.length; i += 2) {
      lines.add("\"%s\":\"%s\"".formatted(fields[i], fields[i + 1]));
    }
    return pointers.take("claude-code", event, String.join("\n", lines).getBytes(UTF_8), DELIVERY);
  }

  private Resolution toolUse(String id) {
    return take("PostToolUse", file, "prompt_id", "p1", "tool_name", "Bash", "tool_use_id", id);
  }

  @Test
  void whole_session_comes_from_its_transcript_in_order_and_once() {
    write(
        written.prompt("p1", "make it green"),
        written.call("t1", "mvn verify"),
        written.result("t1", "p1", "12 tests"),
        written.answer("it is green"));
    assertThat(take("SessionStart", file, "source", "startup")).isEqualTo(FOUND);
    assertThat(take("UserPromptSubmit", file, "prompt_id", "p1")).isEqualTo(FOUND);
    assertThat(toolUse("t1")).isEqualTo(FOUND);
    assertThat(toolUse("t1")).isEqualTo(FOUND);
    assertThat(take("Stop", file, "prompt_id", "p1")).isEqualTo(FOUND);
    assertThat(take("SessionEnd", file, "reason", "other")).isEqualTo(FOUND);
    assertThat(here.stored.rows("SELECT number, text FROM prompts")).containsExactly("1|make it green");
    assertThat(here.stored.rows(KEPT)).containsExactly("tool:t1|pending");
    assertThat(here.stored.rows("SELECT count(*) FROM messages WHERE kind = 'summarize'")).containsExactly("1");
    assertThat(here.stored.rows("SELECT ended_at_ms IS NOT NULL FROM sessions")).containsExactly("1");
  }

  @Test
  void event_that_a_hook_had_delivered_after_all_is_no_second_one() {
    write(written.prompt("p1", "go"), written.call("t1", "ls"), written.result("t1", "p1", "a"));
    here.backfill();
    assertThat(toolUse("t1")).isEqualTo(FOUND);
    assertThat(here.stored.rows(KEPT)).containsExactly("tool:t1|pending");
  }

  @Test
  void use_that_is_written_down_later_is_found_then() {
    write(written.prompt("p1", "go"), written.call("t1", "ls"));
    assertThat(toolUse("t1")).isEqualTo(new Resolution.Missing("the use of a tool stands in none of 1 transcripts"));
    TestingTranscripts.append(file, written.result("t1", "p1", "a"));
    assertThat(toolUse("t1")).isEqualTo(FOUND);
    assertThat(here.stored.rows(KEPT)).containsExactly("tool:t1|pending");
  }

  @Test
  void transcript_that_is_gone_or_was_replaced_is_named_and_what_it_has_now_is_kept() throws Exception {
    assertThat(toolUse("t1")).isEqualTo(new Resolution.Missing("the transcript it names is not there"));
    write(written.prompt("p1", "go"), written.call("t1", "ls"), written.result("t1", "p1", "a"));
    here.backfill();
    Written anew = new Written(SESSION);
    write(anew.prompt("p2", "other"), anew.call("t3", "pwd"), anew.result("t3", "p2", "b"));
    assertThat(toolUse("t2")).isInstanceOf(Resolution.Missing.class);
    assertThat(here.stored.rows(KEPT)).containsExactly("tool:t1|pending", "tool:t3|pending");
    Files.delete(file);
    assertThat(take("Stop", file, "prompt_id", "p2")).isInstanceOf(Resolution.Missing.class);
  }

  @Test
  void path_outside_of_the_clients_own_directory_is_never_read() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("elsewhere")).resolve("x.jsonl");
    TestingTranscripts.write(
        outside,
        written.prompt("p1", "zwiebel") + written.call("t1", "zwiebel") + written.result("t1", "p1", "zwiebel"));
    Path link = Files.createSymbolicLink(file.resolveSibling("link.jsonl"), outside);
    Path around = file.resolveSibling("../../../../elsewhere/x.jsonl");
    for (Path hostile : List.of(outside, link, around, Path.of("/etc/passwd"), Path.of("/dev/zero"))) {
      assertThat(take("PostToolUse", hostile, "tool_use_id", "t1"))
          .as(hostile.toString())
          .isEqualTo(
              new Resolution.Missing(
                  "the transcript it names lies outside of %s; start the worker with the client's CLAUDE_CONFIG_DIR"
                      .formatted(here.user.resolve(".claude/projects"))));
      assertThat(take("SessionStart", hostile, "source", "startup")).isEqualTo(FOUND);
    }
    here.scheduler.runLater();
    assertThat(here.stored.everything()).doesNotContain("zwiebel");
  }

  @Test
  void id_of_an_agent_leads_to_its_own_transcript_and_nowhere_else() throws IOException {
    write(written.prompt("p1", "go"));
    Path agents = Files.createDirectories(file.resolveSibling(SESSION).resolve("subagents"));
    Written work = new Written(SESSION);
    TestingTranscripts.write(agents.resolve("agent-a1.jsonl"), work.call("t9", "ls") + work.result("t9", "p1", "a"));
    Path outside = folder.resolve("x.jsonl");
    TestingTranscripts.write(outside, work.call("t8", "zwiebel") + work.result("t8", "p1", "zwiebel"));
    assertThat(take("PostToolUse", file, "tool_use_id", "t9", "agent_id", "a1")).isEqualTo(FOUND);
    assertThat(take("PostToolUse", file, "tool_use_id", "t8", "agent_id", "/../../../../../../x"))
        .isInstanceOf(Resolution.Missing.class);
    assertThat(here.stored.rows(KEPT)).containsExactly("tool:t9|pending");
    assertThat(here.stored.everything()).doesNotContain("zwiebel");
  }

  @Test
  void codex_prompts_and_uses_are_found_by_its_own_ids() {
    Recording recording = Recording.of("codex-shell");
    Path rollout = here.codex(recording.session());
    TestingTranscripts.write(rollout, recording.transcript());
    int found = 0;
    for (Recording.Hook hook : recording.hooks()) {
      String ids =
          "\"session_id\":\"%s\"\n\"transcript_path\":\"%s\"\n\"turn_id\":\"%s\"\n\"tool_use_id\":\"%s\""
              .formatted(
                  recording.session(),
                  rollout,
                  hook.payload().path("turn_id").asText(),
                  hook.payload().path("tool_use_id").asText());
      assertThat(pointers.take("codex", hook.event(), ids.getBytes(UTF_8), DELIVERY)).as(hook.event()).isEqualTo(FOUND);
      found += hook.isToolUse() ? 1 : 0;
    }
    assertThat(here.stored.rows("SELECT count(*) FROM messages WHERE kind = 'tool_use'")).containsExactly("" + found);
    assertThat(found).isPositive();
  }

  @Test
  void what_may_not_be_kept_is_found_and_not_kept() {
    here.at(Written.START);
    here.privacy.pause(null, Duration.ofMinutes(1));
    here.at(TestingTranscripts.NOW);
    write(written.prompt("p1", "zwiebel"), written.call("t1", "zwiebel"), written.result("t1", "p1", "zwiebel"));
    assertThat(toolUse("t1")).isEqualTo(FOUND);
    assertThat(here.stored.rows(KEPT)).containsExactly("tool:t1|skipped");
    assertThat(here.stored.everything()).doesNotContain("zwiebel");
  }

  @Test
  void our_own_tools_and_what_carries_nothing_are_not_looked_for() {
    assertThat(take("PostToolUse", file, "tool_name", "mcp__varve__search", "tool_use_id", "t1")).isEqualTo(FOUND);
    assertThat(take("PreToolUse", file, "tool_name", "Read", "tool_use_id", "t1")).isEqualTo(FOUND);
    assertThat(take("Notification", file)).isEqualTo(FOUND);
    assertThat(take("UserPromptSubmit", file, "agent_id", "a1")).isEqualTo(FOUND);
    assertThat(here.stored.rows(KEPT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemini-cli", "copilot-cli", "opencode", "cursor", "nobody"})
  void client_without_transcripts_is_named(String client) {
    assertThat(pointers.take(client, "AfterTool", new byte[0], DELIVERY))
        .isEqualTo(new Resolution.Missing(client + " writes nothing down that could be read"));
  }

  /** A pointer whose writer was killed, or somebody else's bytes, is an answer or a refusal and never anything else. */
  @Test
  void torn_and_foreign_pointers_lead_nowhere() {
    write(written.prompt("p1", "go"), written.call("t1", "ls"), written.result("t1", "p1", "a"));
    String whole = "\"session_id\":\"a\"\n\"transcript_path\":\"%s\"\n\"tool_use_id\":\"t1\"\n".formatted(file);
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = whole.substring(0, random.nextInt(whole.length())).getBytes(UTF_8);
      for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(pointers.take("claude-code", "PostToolUse", bytes, DELIVERY)).as("round %d", i).isNotNull();
    }
    assertThat(here.stored.count("messages")).isLessThanOrEqualTo(1);
  }
}
