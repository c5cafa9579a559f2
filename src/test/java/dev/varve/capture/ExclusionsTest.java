package dev.varve.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.capture.Receipt.Status;
import dev.varve.capture.policy.Exclusions;
import dev.varve.chance.Chance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExclusionsTest {

  private static final Exclusions SOME = new Exclusions(List.of("diary", "git:github.com/acme/payroll"), List.of("/srv/secret", "*.pem"), Path.of("/home/ada"));

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void canonical() throws IOException {
    folder = temporary.toRealPath();
  }

  private static Receipt tool(TestingCapture door, String session, String cwd, String input) {
    String body = "{\"tool\":\"Read\",\"cwd\":\"%s\",\"input\":%s,\"response\":\"the CONTENT\"}".formatted(cwd, input);
    door.clock.move(Duration.ofMillis(1));
    return door.capture.toolUse("api", session, body.getBytes(UTF_8), new Delivery(null, null));
  }

  private static Receipt prompt(TestingCapture door, String session, String cwd, String text) {
    String body = "{\"text\":\"%s\",\"cwd\":\"%s\"}".formatted(text, cwd);
    door.clock.move(Duration.ofMillis(1));
    return door.capture.prompt("api", session, body.getBytes(UTF_8), new Delivery(null, null));
  }

  private Path repository(String name, String origin) throws IOException {
    Path root = folder.resolve(name);
    Files.createDirectories(root.resolve(".git/refs/heads"));
    Files.writeString(root.resolve(".git/HEAD"), "ref: refs/heads/topic-of-it\n");
    Files.writeString(root.resolve(".git/config"), "[remote \"origin\"]\n\turl = " + origin + "\n");
    return root;
  }

  @Test
  void nothing_is_kept_of_a_project_that_is_excluded_by_name_or_identity() throws IOException {
    try (TestingCapture door = new TestingCapture(folder, SOME)) {
      Path payroll = repository("renamed", "git@github.com:acme/payroll.git");
      for (String cwd : List.of("/home/ada/Diary", payroll.toString())) {
        assertThat(tool(door, "s" + cwd.length(), cwd, "{}").reason()).isEqualTo("excluded");
        assertThat(prompt(door, "s" + cwd.length(), cwd, "SECRET words").reason()).isEqualTo("excluded");
      }
      assertThat(door.stored.everything())
          .doesNotContain("Diary", "payroll", "renamed", "topic-of-it", "CONTENT", "SECRET", "Read");
    }
  }

  @Test
  void nothing_is_kept_while_the_directory_is_excluded() {
    try (TestingCapture door = new TestingCapture(folder, SOME)) {
      assertThat(tool(door, "s", "/srv/secret/deep", "{}").reason()).isEqualTo("excluded");
      assertThat(tool(door, "s", "/srv/other", "{}").status()).isEqualTo(Status.QUEUED);
      assertThat(prompt(door, "s", "/srv/secret/deep", "SECRET words").reason()).isEqualTo("excluded");
      assertThat(door.stored.everything()).doesNotContain("deep", "SECRET words");
    }
  }

  @Test
  void only_the_tool_use_is_skipped_that_names_an_excluded_file() {
    try (TestingCapture door = new TestingCapture(folder, SOME)) {
      prompt(door, "s", "/work/tally", "read it");
      assertThat(tool(door, "s", "/work/tally", "{\"file_path\":\"certs/server.pem\"}").reason()).isEqualTo("excluded");
      assertThat(tool(door, "s", "/work/tally", "{\"file_path\":\"README.md\"}").status()).isEqualTo(Status.QUEUED);
      assertThat(door.stored.rows("SELECT text FROM prompts")).containsExactly(List.of("read it"));
      assertThat(door.stored.everything()).contains("README.md").doesNotContain("server.pem");
    }
  }

  @Test
  void a_recorded_client_is_skipped_as_a_whole() throws IOException {
    try (TestingCapture door = new TestingCapture(folder, new Exclusions(List.of(), List.of("**"), folder))) {
      door.hook("UserPromptSubmit", "{\"session_id\":\"s\",\"cwd\":\"/work/tally\",\"prompt\":\"SECRET words\",\"prompt_id\":\"p\"}");
      door.hook(
          "PostToolUse",
          "{\"session_id\":\"s\",\"cwd\":\"/work/tally\",\"tool_name\":\"Read\",\"tool_use_id\":\"t\",\"tool_input\":{\"file_path\":\"/x\"},\"tool_response\":\"CONTENT\"}");
      door.hook("Stop", "{\"session_id\":\"s\",\"cwd\":\"/work/tally\",\"last_assistant_message\":\"SECRET answer\",\"prompt_id\":\"p\"}");
      door.hook("SessionEnd", "{\"session_id\":\"s\",\"cwd\":\"/work/tally\"}");
      assertThat(door.stored.everything()).doesNotContain("SECRET", "CONTENT", "tally", "Read");
      assertThat(door.stored.rows("SELECT DISTINCT state, reason FROM messages")).containsExactly(List.of("skipped", "excluded"));
    }
  }

  @Test
  void nothing_excluded_or_paused_is_in_any_column() {
    Chance.tries(40, chance -> assertKept(chance.list(1, 25, () -> chance.between(0, 9))));
  }

  /** Each step is kept, paused, or excluded in one of three ways; only what was kept may be found anywhere. */
  private void assertKept(List<Integer> steps) throws IOException {
    Path home = Files.createTempDirectory(folder, "home");
    try (TestingCapture door = new TestingCapture(home, SOME)) {
      int kept = 0;
      for (int i = 0; i < steps.size(); i++) {
        kept += step(door, steps.get(i), i) ? 1 : 0;
      }
      String all = door.stored.everything();
      assertThat(all).doesNotContain("HIDDEN");
      assertThat(all.split("SHOWN", -1).length - 1).isGreaterThanOrEqualTo(kept);
      assertThat(door.stored.rows("SELECT sum(accepted) FROM sessions").getFirst().getFirst())
          .isEqualTo(door.stored.rows("SELECT nullif(count(*), 0) FROM messages").getFirst().getFirst().replace("null", "0"));
    }
  }

  /** Whether something of it must be kept. */
  private static boolean step(TestingCapture door, int kind, int number) {
    String session = "s" + number % 3;
    boolean paused = kind % 2 == 1;
    if (paused) {
      door.capture.privacy().pause(null, null);
    }
    String word = paused || kind >= 4 ? "HIDDEN" + number : "SHOWN" + number;
    switch (kind) {
      case 0, 1 -> prompt(door, session, "/work/" + word, word);
      case 2, 3 -> tool(door, session, "/work/" + word, "{\"command\":\"" + word + "\"}");
      case 4, 5 -> prompt(door, session, "/srv/secret/" + word, word);
      case 6, 7 -> tool(door, session, "/x/" + "diary", "{\"command\":\"" + word + "\"}");
      default -> tool(door, session, "/work/" + (paused ? word : "open"), "{\"file_path\":\"/a/" + word + ".pem\"}");
    }
    door.capture.privacy().resume(null);
    return word.startsWith("SHOWN");
  }
}
