package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

  @TempDir Path directory;
  private final TestingTerminal terminal = new TestingTerminal();
  private TestingLauncher launcher;

  @BeforeEach
  void launch() throws IOException {
    launcher = new TestingLauncher(directory);
    launcher.serves();
  }

  @AfterEach
  void forget() {
    launcher.close();
  }

  private Path home() {
    return Path.of(terminal.err().replaceAll("(?s).*a worker in (\\S*varve-demo-[0-9]+).*", "$1"));
  }

  @Test
  void the_demo_fits_the_terminal_and_leaves_nothing_behind() {
    assertThat(terminal.run("demo")).isZero();
    assertThat(terminal.lines())
        .hasSizeLessThan(90)
        .allMatch(line -> line.length() <= Terminal.WIDTH)
        .contains("accepted 5 = done 4 (remembered 3, not remembered 1) + skipped 1   balanced");
    assertThat(home()).doesNotExist();
  }

  private Path recording(String payload) throws IOException {
    String line = "{\"at\": 1000, \"client\": \"claude-code\", \"event\": \"Stop\", \"payload\": %s}\n";
    return Files.writeString(directory.resolve("own.jsonl"), line.formatted(payload));
  }

  @Test
  void the_worker_of_the_demo_gets_nothing_of_what_the_user_has_set() throws IOException {
    terminal.with("VARVE_OBSERVER_USE", "claude").with("VARVE_SEARCH_VECTORS_URL", "https://vectors.example/v1");
    terminal.with("VARVE_SEARCH_VECTORS_MODEL", "m").with("VARVE_HOME", "/of/the/user").with("ANTHROPIC_API_KEY", "k");
    assertThat(terminal.run("demo", "--keep", "--events", recording("{\"session_id\": \"s\"}").toString())).isZero();
    Path home = home();
    String environment = Files.readString(home.resolve("environment"));
    assertThat(new TestingTerminal(home).run("stop")).isZero();
    DemoHome.delete(home);
    assertThat(environment.split(" "))
        .filteredOn(name -> name.startsWith("VARVE_") || name.startsWith("ANTHROPIC_"))
        .containsExactly("VARVE_HOME");
  }

  @Test
  void a_recording_that_names_no_directory_is_shown_without_what_the_next_session_is_told() throws IOException {
    assertThat(terminal.run("demo", "--events", recording("{\"session_id\": \"s\"}").toString())).isZero();
    assertThat(terminal.out()).contains("What was kept out").doesNotContain("What the next session");
  }

  @Test
  void json_is_one_line() throws IOException {
    assertThat(terminal.run("demo", "--json")).isZero();
    assertThat(terminal.json().path("events").asInt()).isEqualTo(183);
    assertThat(terminal.json().path("observations").asInt()).isEqualTo(2);
    assertThat(terminal.json().path("redacted").asInt()).isEqualTo(2);
    assertThat(terminal.json().path("balanced").asBoolean()).isTrue();
  }

  @Test
  void a_kept_worker_is_found_under_the_home_it_names() throws IOException {
    Path file = recording("{\"session_id\": \"s\", \"cwd\": \"/p\"}");
    assertThat(terminal.run("demo", "--keep", "--events", file.toString())).isZero();
    assertThat(terminal.out()).contains("varve stop");
    Path home = home();
    TestingTerminal later = new TestingTerminal(home);
    assertThat(later.run("audit")).isZero();
    assertThat(later.run("stop")).isZero();
    DemoHome.delete(home);
  }

  @Test
  void a_malformed_recording_is_refused_before_anything_starts() throws IOException {
    Path file = Files.writeString(directory.resolve("own.jsonl"), "{}\n");
    assertThat(terminal.run("demo", "--json", "--events", file.toString())).isEqualTo(2);
    assertThat(terminal.json().path("error").asText()).contains("own.jsonl, line 1");
    assertThat(terminal.err()).doesNotContain("a worker in");
  }
}
