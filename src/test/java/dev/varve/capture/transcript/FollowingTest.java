package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file is read on, and where reading stops. */
class FollowingTest {

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

  private List<String> uses() {
    return here.stored.rows("SELECT dedup_key FROM messages WHERE kind = 'tool_use' ORDER BY id");
  }

  private void use(String id) {
    TestingTranscripts.append(file, written.call(id, "ls " + id) + written.result(id, "p", "out"));
  }

  @Test
  void a_stop_reads_at_once_a_little_later_and_with_the_next_event() {
    use("t1");
    here.hook("Stop", SESSION, file);
    assertThat(uses()).containsExactly("tool:t1");

    use("t2");
    here.scheduler.runLater();
    assertThat(uses()).containsExactly("tool:t1", "tool:t2");

    use("t3");
    here.hook("Notification", SESSION, file);
    assertThat(uses()).containsExactly("tool:t1", "tool:t2", "tool:t3");

    use("t4");
    here.hook("Notification", SESSION, file);
    assertThat(uses()).containsExactly("tool:t1", "tool:t2", "tool:t3");
  }

  @Test
  void a_tool_with_a_space_in_its_name_is_called_as_in_its_hook() {
    String call = written.call("t1", "ls").replace("\"Bash\"", "\"My tool\"");
    TestingTranscripts.append(file, call + written.result("t1", "p", "out"));
    here.hook("Stop", SESSION, file);
    assertThat(here.stored.rows("SELECT tool FROM messages WHERE kind = 'tool_use'")).containsExactly("My_tool");
  }

  @Test
  void a_new_worker_reads_on_what_it_read_before_and_nothing_else() {
    use("t1");
    here.hook("SessionEnd", SESSION, file);
    use("t2");
    Written other = new Written("never-heard-of");
    TestingTranscripts.write(here.claude("never-heard-of"), other.call("x1", "ls") + other.result("x1", "p", "out"));
    setWritten(file, TestingTranscripts.NOW);

    here.transcripts.catchUp();

    assertThat(uses()).containsExactly("tool:t1", "tool:t2");
  }

  private static void setWritten(Path file, Instant at) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(at));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void half_a_line_is_left_until_the_client_has_written_the_rest() {
    String line = written.call("t1", "ls") + written.result("t1", "p", "out");
    TestingTranscripts.append(file, line.substring(0, line.length() - 20));
    here.hook("Stop", SESSION, file);
    assertThat(uses()).isEmpty();

    TestingTranscripts.append(file, line.substring(line.length() - 20));
    here.hook("Stop", SESSION, file);
    assertThat(uses()).containsExactly("tool:t1");
  }

  @Test
  void nothing_behind_a_tool_use_without_an_answer_counts_as_read() {
    TestingTranscripts.append(file, written.call("slow", "sleep"));
    use("quick");
    here.hook("Stop", SESSION, file);
    assertThat(uses()).isEmpty();

    TestingTranscripts.append(file, written.result("slow", "p", "out"));
    here.hook("Stop", SESSION, file);
    assertThat(uses()).containsExactlyInAnyOrder("tool:slow", "tool:quick");
  }

  @Test
  void a_tool_use_that_the_user_did_not_wait_for_is_given_up() {
    TestingTranscripts.append(file, written.call("lost", "sleep") + written.prompt("p2", "never mind"));
    use("t1");
    here.hook("Stop", SESSION, file);

    assertThat(uses()).containsExactly("tool:t1");
    assertThat(here.stored.rows("SELECT text FROM prompts")).containsExactly("never mind");
  }

  @Test
  void a_file_that_shrank_is_read_from_its_start() throws IOException {
    use("t1");
    use("t2");
    here.hook("Stop", SESSION, file);
    long size = Files.size(file);
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.truncate(size / 2);
    }
    use("t3");
    here.hook("Stop", SESSION, file);

    assertThat(uses()).containsExactly("tool:t1", "tool:t2", "tool:t3");
  }

  @Test
  void a_file_that_was_replaced_is_read_from_its_start() throws IOException {
    use("t1");
    here.hook("Stop", SESSION, file);
    Files.delete(file);
    for (int i = 10; i < 15; i++) {
      use("t" + i);
    }
    here.hook("Stop", SESSION, file);

    assertThat(uses()).containsExactly("tool:t1", "tool:t10", "tool:t11", "tool:t12", "tool:t13", "tool:t14");
  }

  @Test
  void a_file_that_is_gone_or_lies_elsewhere_is_not_read(@TempDir Path elsewhere) {
    Path outside = elsewhere.resolve("outside.jsonl");
    TestingTranscripts.write(outside, written.call("t1", "ls") + written.result("t1", "p", "out"));
    here.hook("Stop", SESSION, outside);
    here.hook("Stop", SESSION, file.resolveSibling("gone.jsonl"));

    assertThat(uses()).isEmpty();
  }

  @Test
  void a_session_keeps_its_end_and_its_place_when_its_transcript_is_read_behind_it() {
    use("t1");
    here.hook("SessionStart", SESSION, file);
    here.hook("SessionEnd", SESSION, file);
    List<String> ended = here.stored.rows("SELECT ended_at_ms, cwd, branch FROM sessions");
    use("t2");
    here.scheduler.runLater();

    assertThat(uses()).containsExactly("tool:t1", "tool:t2");
    assertThat(ended).noneMatch(row -> row.startsWith("null"));
    assertThat(here.stored.rows("SELECT ended_at_ms, cwd, branch FROM sessions")).isEqualTo(ended);
  }

  @Test
  void what_is_older_than_the_session_was_known_is_work_for_the_bulk_lane() {
    use("t1");
    here.hook("SessionStart", SESSION, file);
    Written now = new Written(SESSION);
    TestingTranscripts.append(file, now.call("t2", "ls").replace("2027-01-15T10", "2027-01-15T12"));
    TestingTranscripts.append(file, now.result("t2", "p", "out").replace("2027-01-15T10", "2027-01-15T12"));
    here.at(TestingTranscripts.NOW.plusSeconds(60));
    here.hook("Stop", SESSION, file);

    assertThat(here.stored.rows("SELECT dedup_key, bulk FROM messages WHERE kind = 'tool_use' ORDER BY id"))
        .containsExactly("tool:t1|1", "tool:t2|0");
  }
}
