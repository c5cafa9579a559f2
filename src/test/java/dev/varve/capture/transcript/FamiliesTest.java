package dev.varve.capture.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamiliesTest {

  @TempDir private Path folder;
  private final List<Found> files = new ArrayList<>();

  private void claude(String name, String session, int secondsLater) {
    Written lines = new Written(session);
    String text = "";
    for (int second = 0; second <= secondsLater; second++) {
      text = lines.prompt("p-" + name, "go");
    }
    file(name, text);
  }

  private void file(String name, String text) {
    Path file = folder.resolve(".claude/projects/demo").resolve(name + ".jsonl");
    TestingTranscripts.write(file, text);
    files.add(new Found(ClaudeCodeTranscript.FORMAT, file));
  }

  private List<List<Integer>> families() throws IOException {
    return new Families(TranscriptRoots.of(Map.of("HOME", folder.toString()))).of(files);
  }

  @Test
  void sessions_that_have_nothing_to_do_with_each_other_are_read_at_once() throws IOException {
    claude("one", "one", 0);
    claude("two", "two", 1);

    assertThat(families()).containsExactly(List.of(0), List.of(1));
  }

  @Test
  void files_of_a_session_are_one_family_wherever_they_lie() throws IOException {
    claude("one", "one", 0);
    claude("two", "two", 1);
    claude("one/subagents/agent-1", "one", 2);
    claude("elsewhere/one", "one", 3);

    assertThat(families()).containsExactly(List.of(0, 2, 3), List.of(1));
  }

  @Test
  void a_fork_begins_with_the_moment_of_its_parent_and_is_of_its_family() throws IOException {
    claude("fork", "fork", 5);
    claude("other", "other", 6);
    claude("parent", "parent", 5);
    claude("parent/subagents/agent-1", "parent", 7);

    assertThat(families()).containsExactly(List.of(0, 2, 3), List.of(1));
  }

  @Test
  void two_families_that_a_later_file_joins_are_one() throws IOException {
    claude("one", "one", 0);
    claude("two", "two", 1);
    claude("both", "one", 1);

    assertThat(families()).containsExactly(List.of(0, 1, 2));
  }

  @Test
  void file_that_does_not_say_how_it_begins_is_alone() throws IOException {
    file("empty", "");
    file("unknown", "{\"type\":\"summary\"}\nno json\n");

    assertThat(families()).containsExactly(List.of(0), List.of(1));
  }
}
