package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.memory.forget.ForgetScope;
import dev.varve.queue.SessionId;
import dev.varve.settings.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transcript keeps everything; what was refused or forgotten must not come back from it. */
class NoResurrectionTest {

  private static final String SESSION = "a-session";

  @TempDir private Path folder;
  private final Written written = new Written(SESSION);
  @AutoClose private TestingTranscripts here;
  private Path file;

  @BeforeEach
  void open() {
    here = new TestingTranscripts(folder);
    file = here.claude(SESSION);
  }

  private void write(String... lines) {
    TestingTranscripts.write(file, String.join("", lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"forgotten", "dropped", "dead", "skipped", "done"})
  void a_message_without_its_payload_stays_without_it(String state) {
    write(written.prompt("p1", "go"), written.call("t1", "ls"), written.result("t1", "p1", "a fine word: zwiebel"));
    here.backfill();
    here.stored.change("UPDATE messages SET payload_bytes = 0, richness = 0, state = '" + state + "'");
    here.stored.change("DELETE FROM payloads");
    here.stored.change("DELETE FROM transcripts");

    here.backfill();

    assertThat(here.stored.rows("SELECT state, payload FROM told")).containsExactly(state + "|null");
    assertThat(here.stored.everything()).doesNotContain("zwiebel");
  }

  @Test
  void what_was_done_under_a_private_prompt_is_skipped_on_record() {
    write(
        written.prompt("p1", "<private>zwiebel</private>"),
        written.call("t1", "echo zwiebel"),
        written.result("t1", "p1", "zwiebel"),
        written.answer("it said zwiebel"),
        written.prompt("p2", "and now in public"),
        written.call("t2", "ls"),
        written.result("t2", "p2", "out"));
    here.backfill();

    assertThat(here.stored.everything()).doesNotContain("zwiebel");
    assertThat(here.stored.rows("SELECT dedup_key, state, prompt_number FROM messages WHERE kind = 'tool_use' ORDER BY id"))
        .containsExactly("tool:t1|skipped|1", "tool:t2|pending|2");
  }

  @Test
  void the_answer_to_a_private_prompt_stays_private_when_it_is_heard_of_behind_a_public_one() {
    prompt("p1", "<private>zwiebel</private>");
    prompt("p2", "and now in public");
    write(
        written.prompt("p1", "<private>zwiebel</private>"),
        written.answer("it said zwiebel"),
        written.prompt("p2", "and now in public"));
    here.backfill();

    assertThat(here.stored.everything()).doesNotContain("zwiebel");
  }

  /** The hook of the first prompt was lost; that of the second, a private one, was not. */
  @Test
  void a_late_public_prompt_does_not_uncover_a_private_one() {
    write(written.prompt("p1", "in public"));
    prompt("p2", "<private>zwiebel</private>");
    here.backfill();
    here.hook(
        "claude-code",
        new Recording.Hook(
            "Stop",
            JsonNodeFactory.instance
                .objectNode()
                .put("session_id", SESSION)
                .put("cwd", "/home/dev/projects/demo")
                .put("prompt_id", "p2")
                .put("last_assistant_message", "it said zwiebel")),
        null);

    assertThat(here.stored.count("prompts")).isEqualTo(2);
    assertThat(here.stored.everything()).doesNotContain("zwiebel");
  }

  private void prompt(String id, String text) {
    var payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("session_id", SESSION)
            .put("cwd", "/home/dev/projects/demo")
            .put("prompt_id", id)
            .put("prompt", text);
    here.hook("claude-code", new Recording.Hook("UserPromptSubmit", payload), null);
  }

  @Test
  void what_happened_during_a_pause_is_skipped_however_late_it_is_read() {
    here.at(Written.START);
    here.privacy.pause(null, Duration.ofMinutes(1));
    here.at(TestingTranscripts.NOW);
    write(written.prompt("p1", "zwiebel"), written.call("t1", "zwiebel"), written.result("t1", "p1", "zwiebel"));
    here.backfill();

    assertThat(here.stored.everything()).doesNotContain("zwiebel");
    assertThat(here.stored.rows("SELECT state, reason FROM messages")).containsExactly("skipped|paused");
  }

  @Test
  void of_what_was_done_in_one_go_only_what_lies_in_a_pause_is_skipped() {
    here.at(Written.START.plusSeconds(4));
    here.privacy.pause(null, Duration.ofSeconds(2));
    here.at(TestingTranscripts.NOW);
    write(
        written.prompt("p1", "go"),
        written.call("t1", "one"), written.result("t1", "p1", "out"),
        written.call("t2", "two"), written.result("t2", "p1", "out"),
        written.call("t3", "three"), written.result("t3", "p1", "out"));
    here.backfill();

    assertThat(here.stored.rows("SELECT dedup_key, state FROM messages ORDER BY id"))
        .containsExactly("tool:t1|pending", "tool:t2|skipped", "tool:t3|pending");
  }

  @Test
  void a_forgotten_session_does_not_come_back_from_its_transcript() {
    write(written.prompt("p1", "zwiebel"), written.call("t1", "zwiebel"), written.result("t1", "p1", "zwiebel"));
    here.backfill();
    here.forget(new ForgetScope.OfSession(new SessionId(1)));
    here.stored.change("DELETE FROM transcripts");
    here.backfill();

    assertThat(here.stored.everything()).doesNotContain("zwiebel");
    assertThat(here.stored.rows("SELECT state FROM messages")).containsExactly("forgotten");
  }

  /** Nobody had heard of the second half when the session was forgotten. */
  @Test
  void what_happened_in_a_forgotten_time_is_refused_however_late_it_is_read() {
    write(written.prompt("p1", "zwiebel"), written.call("t1", "zwiebel"), written.result("t1", "p1", "zwiebel"));
    here.backfill();
    here.forget(new ForgetScope.OfSession(new SessionId(1)));
    TestingTranscripts.append(
        file,
        written.prompt("p2", "zwiebel again")
            + written.call("t2", "zwiebel")
            + written.result("t2", "p2", "zwiebel")
            + written.answer("zwiebel"));
    here.backfill();

    assertThat(here.stored.everything()).doesNotContain("zwiebel");
    assertThat(here.stored.rows("SELECT reason FROM messages WHERE dedup_key = 'tool:t2'")).containsExactly("forgotten");
    assertThat(here.stored.rows("SELECT number, text FROM prompts ORDER BY number")).containsExactly("1|", "2|");
  }

  @Test
  void what_happens_after_a_session_was_forgotten_is_kept() {
    write(written.prompt("p1", "zwiebel"));
    here.backfill();
    here.at(Written.START);
    here.forget(new ForgetScope.OfSession(new SessionId(1)));
    here.at(TestingTranscripts.NOW);
    TestingTranscripts.append(file, written.call("t2", "ls") + written.result("t2", "p1", "out"));
    here.backfill();

    assertThat(here.stored.rows("SELECT state FROM messages")).containsExactly("pending");
  }

  @Test
  void our_own_tools_and_the_clients_own_notes_are_no_work_of_the_user() {
    write(
        written.prompt("p1", "<task-notification>done</task-notification>"),
        written.call("t1", "mcp__varve__search", "old"),
        written.result("t1", "p1", "an old memory"),
        written.prompt("p2", "<command-name>/compact</command-name>"));
    here.backfill();

    assertThat(here.stored.count("messages") + here.stored.count("prompts")).isZero();
  }

  @Test
  void a_session_of_our_own_observer_is_left_alone(@TempDir Path observer) throws IOException {
    Files.createFile(observer.resolve(Home.OBSERVER_MARK));
    Written own = new Written("observer", observer.toString());
    TestingTranscripts.write(
        here.claude("observer"), own.prompt("p1", "observe") + own.call("t1", "ls") + own.result("t1", "p1", "out"));
    here.backfill();

    assertThat(here.stored.count("sessions")).isZero();
  }
}
