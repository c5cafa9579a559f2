package dev.varve.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.capture.policy.FileProblem;
import dev.varve.capture.policy.TrustedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which project a repository's events are kept in, whatever the repository says. */
class ProjectIdentityTest {

  private static final String ORIGIN = "git@github.com:acme/tally.git";
  private static final String TALLY = "git:github.com/acme/tally";
  private static final String FIRST = "1".repeat(40);
  private static final String SECOND = "2".repeat(40);

  private Path folder;
  @AutoClose private TestingCapture door;
  private int uses;

  @BeforeEach
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
    door = new TestingCapture(folder);
  }

  /** A repository whose current commit is the last of these, all of them its own loose objects. */
  private Path repository(String name, String origin, String... commits) throws IOException {
    Path git = Files.createDirectories(folder.resolve(name).resolve(".git"));
    Files.writeString(git.resolve("HEAD"), commits.length == 0 ? "ref: refs/heads/main" : commits[commits.length - 1]);
    Files.writeString(git.resolve("config"), origin.isEmpty() ? "[core]\n" : "[remote \"origin\"]\n\turl = " + origin + "\n");
    for (String commit : commits) {
      Path object = git.resolve("objects").resolve(commit.substring(0, 2)).resolve(commit.substring(2));
      Files.createDirectories(object.getParent());
      Files.writeString(object, "");
    }
    return folder.resolve(name);
  }

  /** The identity of the project that a tool use in this directory is kept in. */
  private String used(Path cwd) {
    String body = "{\"tool\":\"Bash\",\"id\":\"%d\",\"cwd\":\"%s\",\"input\":\"x\"}".formatted(++uses, cwd);
    door.clock.move(Duration.ofSeconds(5));
    Receipt receipt = door.capture.toolUse("api", "s" + cwd, body.getBytes(UTF_8), new Delivery(null, null));
    return door.stored
        .rows("SELECT p.identity FROM messages m JOIN projects p ON p.id = m.project_id WHERE m.id = " + receipt.messageId())
        .getFirst()
        .getFirst();
  }

  private List<FileProblem> problems() {
    return door.capture.privacy().status().problems();
  }

  @Test
  void a_note_is_found_again_in_the_checkout_it_was_saved_in() throws IOException {
    String tally = repository("tally", ORIGIN, FIRST).toString();
    Notebook notebook = door.notebook();
    notebook.save(new Notebook.Where.Directory(tally), "Deploy only from main", "person");
    assertThat(notebook.project(tally)).isPresent();
  }

  @Test
  void the_first_checkout_is_the_project() throws IOException {
    assertThat(used(repository("tally", ORIGIN, FIRST))).isEqualTo(TALLY);
  }

  @Test
  void a_clone_that_contains_a_known_commit_joins_although_it_has_gone_on() throws IOException {
    used(repository("tally", ORIGIN, FIRST));
    assertThat(used(repository("again", "https://github.com/acme/tally", FIRST, SECOND))).isEqualTo(TALLY);
    assertThat(door.stored.rows("SELECT identity FROM projects")).containsExactly(List.of(TALLY));
  }

  @Test
  void a_configuration_that_copies_the_address_stays_apart() throws IOException {
    used(repository("tally", ORIGIN, FIRST));
    Path hostile = repository("hostile", ORIGIN, SECOND);
    assertThat(used(hostile)).isEqualTo("path:" + hostile);
    assertThat(used(hostile)).isEqualTo("path:" + hostile);
    assertThat(door.capture.context(hostile.toString()).text()).isEmpty();
  }

  @Test
  void a_directory_that_borrows_the_repository_of_a_project_stays_apart() throws IOException {
    Path root = repository("tally", ORIGIN, FIRST);
    used(root);
    Path pointer = Files.createDirectories(folder.resolve("pointer"));
    Files.writeString(pointer.resolve(".git"), "gitdir: " + root.resolve(".git"));
    assertThat(used(pointer)).isEqualTo("path:" + pointer);
    Path link = Files.createDirectories(folder.resolve("link"));
    Files.createSymbolicLink(link.resolve(".git"), root.resolve(".git"));
    assertThat(used(link)).isEqualTo("path:" + link);
  }

  @Test
  void what_was_decided_holds_after_a_new_start() throws IOException {
    used(repository("tally", ORIGIN, FIRST));
    Path hostile = repository("hostile", ORIGIN, SECOND);
    used(hostile);
    door.close();
    door = new TestingCapture(folder);
    repository("hostile", ORIGIN, FIRST, SECOND);
    assertThat(used(hostile)).isEqualTo("path:" + hostile);
    assertThat(used(folder.resolve("tally"))).isEqualTo(TALLY);
  }

  @Test
  void a_known_checkout_that_changes_its_address_claims_nothing() throws IOException {
    used(repository("tally", ORIGIN, FIRST));
    Path other = repository("other", "git@github.com:evil/other.git", SECOND);
    assertThat(used(other)).isEqualTo("git:github.com/evil/other");
    repository("other", ORIGIN, SECOND);
    assertThat(used(other)).isEqualTo("path:" + other);
  }

  @Test
  void without_a_recorded_commit_nobody_joins() throws IOException {
    used(repository("tally", ORIGIN));
    Path second = repository("second", ORIGIN, FIRST);
    assertThat(used(second)).isEqualTo("path:" + second);
  }

  @Test
  void a_repository_without_an_address_is_recognised_when_it_has_moved() throws IOException {
    Path before = repository("before", "", FIRST);
    assertThat(used(before)).isEqualTo("path:" + before);
    Path after = Files.move(before, folder.resolve("after"));
    assertThat(used(after)).isEqualTo("path:" + before);
  }

  @Test
  void a_copy_of_a_repository_without_an_address_stays_apart_while_the_first_is_there() throws IOException {
    used(repository("before", "", FIRST));
    Path copy = repository("copy", "", FIRST);
    assertThat(used(copy)).isEqualTo("path:" + copy);
  }

  @Test
  void a_question_for_context_stores_nothing() throws IOException {
    assertThat(door.capture.context(repository("tally", ORIGIN, FIRST).toString()).text()).isEmpty();
    assertThat(door.stored.counts()).containsEntry("projects", 0L).containsEntry("project_aliases", 0L);
  }

  @Test
  void a_file_of_the_repository_can_turn_capture_off_and_on_again() throws IOException {
    Path root = repository("tally", ORIGIN, FIRST);
    Path file = Files.writeString(root.resolve(".varve.toml"), "capture = false\n");
    assertThat(door.hook("SessionStart", start(root)).receipt().reason()).isEqualTo("excluded");
    assertThat(door.stored.counts()).containsEntry("projects", 0L);
    Files.delete(file);
    assertThat(used(root)).isEqualTo(TALLY);
  }

  @Test
  void a_file_of_the_repository_excludes_paths_in_it_and_nowhere_else() throws IOException {
    Path root = repository("tally", ORIGIN, FIRST);
    Files.writeString(root.resolve(".varve.toml"), "exclude_paths = [\"data\", \"/etc\"]\nlabel = \"The Tally\"\n");
    used(root);
    String form = "{\"tool\":\"Read\",\"cwd\":\"%s\",\"input\":{\"file_path\":\"%s\"}}";
    assertThat(
            door.capture
                .toolUse("api", "s", form.formatted(root, root + "/data/x").getBytes(UTF_8), new Delivery("1", null))
                .reason())
        .isEqualTo("excluded");
    assertThat(
            door.capture
                .toolUse("api", "s", form.formatted(root, "/etc/hosts").getBytes(UTF_8), new Delivery("2", null))
                .status())
        .isEqualTo(Receipt.Status.QUEUED);
    assertThat(door.stored.rows("SELECT name, label FROM projects")).containsExactly(List.of("tally", "The Tally"));
  }

  @Test
  void a_file_that_claims_another_project_is_not_followed_until_it_is_trusted() throws IOException {
    used(repository("tally", ORIGIN, FIRST));
    Path hostile = repository("hostile", "", SECOND);
    Path file = Files.writeString(hostile.resolve(".varve.toml"), "project = \"" + TALLY + "\"\n");
    assertThat(used(hostile)).isEqualTo("path:" + hostile);
    assertThat(problems()).singleElement().extracting(FileProblem::problem).asString().contains("varve trust");

    new TrustedFiles(folder).trust(hostile);
    assertThat(used(hostile)).isEqualTo(TALLY);

    Files.writeString(file, "project = \"" + TALLY + "\"\n# changed\n");
    assertThat(used(hostile)).isEqualTo("path:" + hostile);

    repository("hostile", ORIGIN, SECOND);
    assertThat(used(hostile)).isEqualTo("path:" + hostile);
  }

  @Test
  void a_hostile_file_is_a_problem_to_show_and_no_error() throws IOException {
    Path root = repository("tally", ORIGIN, FIRST);
    Files.writeString(root.resolve(".varve.toml"), "[".repeat(50_000));
    assertThat(used(root)).isEqualTo(TALLY);
    assertThat(problems()).hasSize(1);
    Files.delete(root.resolve(".varve.toml"));
    Files.createSymbolicLink(root.resolve(".varve.toml"), Path.of("/dev/zero"));
    assertThat(used(root)).isEqualTo(TALLY);
    assertThat(problems()).singleElement().extracting(FileProblem::problem).asString().contains("link");
  }

  @Test
  void a_burst_reads_the_file_once() throws IOException {
    Path root = repository("tally", ORIGIN, FIRST);
    assertThat(door.hook("SessionStart", start(root)).receipt().status()).isEqualTo(Receipt.Status.RECORDED);
    Files.writeString(root.resolve(".varve.toml"), "capture = false\n");
    door.clock.move(Duration.ofSeconds(1));
    assertThat(door.hook("SessionStart", start(root)).receipt().status()).isEqualTo(Receipt.Status.RECORDED);
    door.clock.move(Duration.ofSeconds(2));
    assertThat(door.hook("SessionStart", start(root)).receipt().reason()).isEqualTo("excluded");
  }

  private static String start(Path cwd) {
    return "{\"session_id\":\"s\",\"cwd\":\"%s\",\"source\":\"startup\"}".formatted(cwd);
  }
}
