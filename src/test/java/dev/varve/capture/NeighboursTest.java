package dev.varve.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.capture.Receipt.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session of one project names files of another, whose own file does not want them to be kept. */
class NeighboursTest {

  private Path folder;
  private Path mine;
  private Path payroll;
  @AutoClose private TestingCapture door;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
    mine = repository("mine");
    payroll = repository("payroll");
    Files.writeString(payroll.resolve(".varve.toml"), "capture = false\n");
    Files.createDirectories(payroll.resolve("docs"));
    Files.writeString(payroll.resolve("docs/plan.md"), "SECRET");
    door = new TestingCapture(folder);
  }

  private Path repository(String name) throws IOException {
    Path root = folder.resolve(name);
    Files.createDirectories(root.resolve(".git"));
    Files.writeString(root.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    return root;
  }

  private Receipt use(Path cwd, String field, String value) {
    return use(cwd, JsonNodeFactory.instance.objectNode().put(field, value), null);
  }

  private Receipt use(Path cwd, ObjectNode input, @Nullable ObjectNode response) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("tool", "Read").put("cwd", cwd.toString());
    body.set("input", input);
    body.set("response", response == null ? JsonNodeFactory.instance.textNode("the CONTENT") : response);
    door.clock.move(Duration.ofMillis(1));
    return door.capture.toolUse("api", "s", body.toString().getBytes(UTF_8), new Delivery(null, null));
  }

  private void assertExcluded(Receipt receipt) {
    assertThat(receipt.reason()).isEqualTo("excluded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat %s/payroll/docs/plan.md",
        "cd ../payroll && ls",
        "git -C ../payroll log",
        "grep -rn salary ../payroll/docs",
        "cp a.txt ../payroll/new/b.txt",
        "ls ../mine/../payroll"
      })
  void command_that_names_its_files_is_skipped(String command) {
    assertExcluded(use(mine, "command", command.formatted(folder)));
    assertThat(door.stored.everything()).doesNotContain("CONTENT", "payroll");
  }

  @Test
  void file_that_is_read_or_written_there_is_skipped_also_one_that_is_new() {
    assertExcluded(use(mine, "file_path", payroll + "/docs/plan.md"));
    assertExcluded(use(mine, "file_path", payroll + "/new/folder/new.txt"));
    assertExcluded(use(mine, "path", "../payroll"));
    assertThat(door.stored.everything()).doesNotContain("CONTENT", "payroll");
  }

  @Test
  void subdirectory_with_a_repository_of_its_own_is_skipped_by_its_bare_name() throws IOException {
    Path inner = mine.resolve("vault");
    Files.createDirectories(inner.resolve(".git"));
    Files.writeString(inner.resolve(".varve.toml"), "capture = false\n");
    assertExcluded(use(mine, "command", "ls vault"));
    assertExcluded(use(mine, "file_path", "vault/a.txt"));
    assertThat(use(mine, "command", "ls src").status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void link_into_it_is_followed() throws IOException {
    Files.createSymbolicLink(mine.resolve("notes"), payroll.resolve("docs"));
    Files.createSymbolicLink(mine.resolve("plan.md"), payroll.resolve("docs/plan.md"));
    assertExcluded(use(mine, "file_path", "notes/plan.md"));
    assertExcluded(use(mine, "file_path", "plan.md"));
    Files.createSymbolicLink(mine.resolve("round"), mine.resolve("round"));
    assertThat(use(mine, "file_path", "round/x").status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void paths_that_only_an_answer_names_count_too() {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("pattern", "salary");
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putArray("filenames").add("src/a.txt").add(payroll + "/docs/plan.md");
    assertExcluded(use(mine, input, response));
  }

  @Test
  void what_the_other_project_excludes_of_itself_is_skipped_and_the_rest_kept() throws IOException {
    Path other = repository("other");
    Files.writeString(other.resolve(".varve.toml"), "exclude_paths = [\"data\"]\n");
    assertExcluded(use(mine, "file_path", other + "/data/x.csv"));
    assertThat(use(mine, "file_path", other + "/src/x.java").status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void directory_without_git_counts_by_the_nearest_file() throws IOException {
    Path diary = Files.createDirectories(folder.resolve("diary/2026"));
    Files.writeString(folder.resolve("diary/.varve.toml"), "capture = false\n");
    assertExcluded(use(mine, "file_path", diary + "/march.md"));
  }

  @Test
  void file_above_the_repository_of_a_session_says_nothing_of_it() throws IOException {
    Files.writeString(folder.resolve(".varve.toml"), "capture = false\n");
    assertThat(use(mine, "file_path", "src/a.txt").status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void nearest_file_above_a_session_without_git_counts_for_it() throws IOException {
    Path sub = Files.createDirectories(folder.resolve("plain/one/sub"));
    Files.writeString(folder.resolve("plain/.varve.toml"), "capture = false\n");
    assertExcluded(use(sub, "content", "the CONTENT"));
    assertThat(door.stored.everything()).doesNotContain("CONTENT", "plain");
    Files.writeString(folder.resolve("plain/one/.varve.toml"), "exclude_paths = [\"sub/data\"]\n");
    door.clock.move(Duration.ofSeconds(3));
    assertExcluded(use(sub, "file_path", "data/x.csv"));
    assertThat(use(sub, "file_path", "x.csv").status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void work_in_the_own_project_is_kept_and_so_is_what_no_project_excludes() {
    assertThat(use(mine, "file_path", "src/a.txt").status()).isEqualTo(Status.QUEUED);
    assertThat(use(mine, "command", "mvn -q verify && git push origin main").status()).isEqualTo(Status.QUEUED);
    assertThat(use(mine, "file_path", "/etc/hosts").status()).isEqualTo(Status.QUEUED);
    assertThat(use(mine, "content", "see " + payroll + "/docs").status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void a_wish_that_changes_counts_after_two_seconds() throws IOException {
    assertExcluded(use(mine, "file_path", payroll + "/a"));
    Files.delete(payroll.resolve(".varve.toml"));
    door.clock.move(Duration.ofSeconds(3));
    assertThat(use(mine, "file_path", payroll + "/a").status()).isEqualTo(Status.QUEUED);
  }

  /** Without patterns too much to look at is no reason to lose an event. */
  @Test
  void long_command_is_looked_at_in_part_and_kept() {
    String words = "word ".repeat(30_000) + payroll + "/docs/plan.md";
    assertThat(use(mine, "command", words).status()).isEqualTo(Status.QUEUED);
    ObjectNode many = JsonNodeFactory.instance.objectNode();
    many.set("paths", JsonNodeFactory.instance.arrayNode().addAll(List.of()));
    for (int i = 0; i < 20_100; i++) {
      many.withArray("paths").add("/none/" + i);
    }
    assertThat(use(mine, many, null).status()).isEqualTo(Status.QUEUED);
  }

  @Test
  void a_hostile_neighbour_costs_its_own_files_and_nothing_else() throws IOException {
    Path hostile = repository("hostile");
    Files.createSymbolicLink(hostile.resolve(".varve.toml"), Path.of("/dev/zero"));
    assertThat(use(mine, "file_path", hostile + "/a").status()).isEqualTo(Status.QUEUED);
    Files.delete(hostile.resolve(".varve.toml"));
    Files.writeString(hostile.resolve(".varve.toml"), "exclude_paths = [\"/\", \"**\", \"../mine\", \"/etc\"]\nproject = \"path:x\"\n");
    door.clock.move(Duration.ofSeconds(3));
    assertExcluded(use(mine, "file_path", hostile + "/a"));
    assertThat(use(mine, "file_path", mine + "/a").status()).isEqualTo(Status.QUEUED);
    assertThat(use(mine, "file_path", "/etc/hosts").status()).isEqualTo(Status.QUEUED);
  }
}
