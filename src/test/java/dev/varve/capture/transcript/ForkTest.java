package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.memory.forget.ForgetScope;
import dev.varve.queue.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real fork: Claude Code copies the parent's lines under the new session's id and gives the copied prompts the id of
 * the new one; times and ids of tool uses stay.
 */
class ForkTest {

  private static final String PARENT = "fe948ddf-de3b-435e-a23c-a75a21278349";
  private static final String CHILD = "3bedcb3b-749c-4a66-a8fc-0ce6e7603e51";
  private static final String PROMPTS =
      "SELECT s.client_session_id, p.text FROM prompts p JOIN sessions s ON s.id = p.session_id ORDER BY p.id";

  @TempDir private Path folder;
  @AutoClose private TestingTranscripts here;

  @BeforeEach
  void open() {
    here = new TestingTranscripts(folder);
    TestingTranscripts.write(here.claude(PARENT), Recording.text("fork-parent"));
  }

  private void assertNothingIsDoubled() {
    assertThat(here.stored.count("messages WHERE kind = 'tool_use'")).isEqualTo(3);
    assertThat(here.stored.rows(PROMPTS))
        .containsExactly(PARENT + "|standard job please", CHILD + "|SAY:forked");
    assertThat(here.stored.rows("SELECT client_session_id FROM messages m JOIN sessions s ON s.id = m.session_id"
            + " WHERE kind = 'tool_use' GROUP BY 1"))
        .containsExactly(PARENT);
    assertThat(here.stored.count("messages WHERE kind = 'summarize'")).isEqualTo(2);
  }

  @Test
  void what_a_fork_copied_is_known_already() {
    here.backfill();
    TestingTranscripts.write(here.claude(CHILD), Recording.text("fork-child"));
    here.backfill();

    assertNothingIsDoubled();
  }

  @Test
  void a_fork_of_a_session_that_was_reported_by_hooks_copies_nothing_into_memory() {
    here.hook("SessionEnd", PARENT, here.claude(PARENT));
    Path child = here.claude(CHILD);
    TestingTranscripts.write(child, Recording.text("fork-child"));
    var prompt =
        JsonNodeFactory.instance
            .objectNode()
            .put("session_id", CHILD)
            .put("cwd", "/home/dev/projects/demo")
            .put("prompt_id", "3d79b480-5bc0-431c-85ee-27df39ba6a84")
            .put("prompt", "SAY:forked");
    here.hook("claude-code", new Recording.Hook("UserPromptSubmit", prompt), child);
    here.hook("Stop", CHILD, child);

    assertThat(here.stored.count("messages WHERE kind = 'tool_use'")).isEqualTo(3);
    assertThat(here.stored.count("prompts")).isEqualTo(2);
  }

  @Test
  void a_fork_that_was_seen_to_begin_has_its_origin_as_parent() {
    here.backfill();
    Path child = here.claude(CHILD);
    TestingTranscripts.write(child, Recording.text("fork-child"));
    here.hook("SessionStart", CHILD, child);
    here.hook("SessionStart", PARENT, here.claude(PARENT));

    assertThat(parents()).containsExactly("null", "1");
  }

  /** Their transcripts begin with the same lines. */
  @Test
  void of_two_that_were_only_imported_neither_is_said_to_be_the_fork() {
    TestingTranscripts.write(here.claude(CHILD), Recording.text("fork-child"));
    here.backfill();

    assertThat(parents()).containsExactly("null", "null");
  }

  private List<String> parents() {
    return here.stored.rows("SELECT parent_id FROM sessions ORDER BY id");
  }

  /** The copied prompts carry the new session's ids, so that only the time tells what they were. */
  @Test
  void what_was_forgotten_in_a_session_does_not_come_back_from_a_fork_of_it() {
    here.backfill();
    here.forget(new ForgetScope.OfSession(new SessionId(1)));
    TestingTranscripts.write(here.claude(CHILD), Recording.text("fork-child"));
    here.backfill();

    assertThat(here.stored.rows("SELECT text FROM prompts WHERE text <> ''")).containsExactly("SAY:forked");
    assertThat(here.stored.everything()).doesNotContain("standard job");
  }

  /** Clients count their ids from one again, so that alone makes no copy. */
  @Test
  void the_same_id_at_another_time_or_with_other_input_is_another_use() {
    Written one = new Written("one");
    Written two = new Written("two");
    TestingTranscripts.write(
        here.claude("one"), one.prompt("p1", "first") + one.call("t1", "ls") + one.result("t1", "p1", "a"));
    TestingTranscripts.write(
        here.claude("two"), two.prompt("p2", "second") + two.call("t1", "pwd") + two.result("t1", "p2", "a"));
    String later = two.prompt("p3", "third");
    for (int second = 0; second < Duration.ofMinutes(1).toSeconds(); second++) {
      later = two.prompt("p3", "third");
    }
    TestingTranscripts.append(here.claude("two"), later + two.call("t2", "ls") + two.result("t2", "p3", "a"));
    here.backfill();

    List<String> uses =
        here.stored.rows(
            "SELECT client_session_id, dedup_key FROM messages m JOIN sessions s ON s.id = m.session_id"
                + " WHERE client_session_id IN ('one', 'two') AND kind = 'tool_use' ORDER BY 1, 2");
    assertThat(uses).containsExactly("one|tool:t1", "two|tool:t1", "two|tool:t2");
  }
}
