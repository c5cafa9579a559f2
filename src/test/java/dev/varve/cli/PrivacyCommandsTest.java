package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.memory.Projects;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PrivacyCommandsTest {

  @TempDir private Path home;
  private TestingTerminal terminal;

  @BeforeEach
  void open() {
    terminal = new TestingTerminal(home);
  }

  private void store() {
    try (SqliteDatabase database = EmptyStore.open(home.resolve("varve.db"))) {
      database.write(tx -> new Projects().identified(tx, "path:/work/one", "one", Instant.EPOCH));
      database.write(tx -> new Projects().identified(tx, "path:/work/two", "two", Instant.EPOCH));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"projects", "pause", "resume", "redact", "trust"})
  void every_command_explains_itself_within_the_terminal(String command) {
    assertThat(terminal.run(command, "--help")).isZero();
    assertThat(terminal.lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= Terminal.WIDTH);
  }

  @Test
  void a_pause_is_made_seen_by_the_doctor_and_ended_without_a_worker() throws IOException {
    store();
    assertThat(terminal.run("pause", "--for", "2h", "--project", "one")).isZero();
    assertThat(terminal.out()).contains("paused one, until ");
    terminal.run("doctor", "--json");
    assertThat(terminal.json().path("findings").toString()).contains("paused: one since ", "varve resume");
    assertThat(terminal.run("resume", "--json")).isZero();
    assertThat(terminal.json().path("changed").asInt()).isEqualTo(1);
    assertThat(terminal.run("resume")).isZero();
    assertThat(terminal.out()).contains("nothing was paused");
    terminal.run("doctor", "--json");
    assertThat(terminal.json().path("findings").toString()).contains("nothing is paused");
  }

  @Test
  void pause_of_a_project_nobody_knows_says_so_and_names_the_nearest() throws IOException {
    store();
    assertThat(terminal.run("pause", "--project", "onne")).isEqualTo(1);
    assertThat(terminal.out()).contains("paused onne, until: varve resume");
    assertThat(terminal.err()).contains("No project 'onne' is known so far", "varve pause --project 'one'");
    assertThat(terminal.run("pause", "--project", "ONE", "--json")).isZero();
    assertThat(terminal.json().path("known").asBoolean()).isTrue();
    assertThat(terminal.run("pause", "--json")).isZero();
  }

  @Test
  void secret_in_a_typed_name_is_not_stored() throws IOException {
    String secret = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";
    store();
    assertThat(terminal.run("projects", "rename", "one", secret)).isEqualTo(2);
    assertThat(terminal.err()).contains("looks like a secret");
    assertThat(terminal.run("pause", "--project", secret, "--json")).isEqualTo(1);
    assertThat(terminal.json().path("project").asText()).startsWith("[redacted:github:");
    assertThat(terminal.run("resume", "--project", secret, "--json")).isZero();
    assertThat(terminal.json().path("changed").asInt()).isEqualTo(1);
  }

  @Test
  void with_a_worker_it_is_asked() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/privacy/pause", 200, "{\"id\":1,\"project\":null,\"from\":\"x\",\"until\":null}");
      door.answers("/v1/projects/merge", 409, "{\"detail\":\"at work\",\"remedy\":\"wait\"}");
      assertThat(terminal.run("pause", "--for", "90s")).isZero();
      assertThat(terminal.out()).contains("paused everything, until: varve resume");
      assertThat(terminal.run("projects", "merge", "a", "b")).isEqualTo(2);
      assertThat(terminal.err()).contains("at work", "wait");
      assertThat(door.asked)
          .containsExactly(
              "POST /v1/privacy/pause {\"seconds\":90}", "POST /v1/projects/merge {\"from\":\"a\",\"into\":\"b\"}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2 hours", "0h", "-1h", "h", "9999999h"})
  void a_time_that_is_none_is_a_usage_error(String time) {
    assertThat(terminal.run("pause", "--for", time)).isEqualTo(2);
  }

  @Test
  void projects_are_listed_renamed_and_merged_without_a_worker() throws IOException {
    store();
    assertThat(terminal.run("projects")).isZero();
    assertThat(terminal.out()).contains("one", "path:/work/two");
    assertThat(terminal.run("projects", "rename", "one", "first")).isZero();
    assertThat(terminal.run("projects", "merge", "first", "two", "--json")).isZero();
    assertThat(terminal.run("projects", "list", "--json")).isZero();
    JsonNode items = terminal.json().path("items");
    assertThat(items).hasSize(1);
    assertThat(items.at("/0/aliases/0").asText()).isEqualTo("path:/work/one");
    assertThat(terminal.run("projects", "merge", "nobody", "two")).isOne();
    assertThat(terminal.err()).contains("no project 'nobody'", "varve projects list");
    assertThat(terminal.run("projects", "rename", "two")).isEqualTo(2);
  }

  @Test
  void without_a_store_there_is_nothing_to_pause() {
    assertThat(terminal.run("pause")).isEqualTo(69);
    assertThat(terminal.err()).contains("varve start");
  }

  @Test
  void a_trial_shows_rule_and_place_and_never_the_value() throws IOException {
    Files.writeString(home.resolve("secrets.rules"), "key acme\nanchor acme_\nmatch acme_[a-z]{12}\n");
    Path text = Files.writeString(home.resolve("text"), "one\n key acme_abcdefghijkl\n");
    assertThat(terminal.run("redact", "--try", text.toString())).isZero();
    assertThat(terminal.lines().getLast()).matches("2\\s+6\\s+17\\s+acme\\s+\\[redacted:acme:[0-9a-f]{4}]");
    assertThat(terminal.run("redact", "--try", text.toString(), "--json")).isZero();
    assertThat(terminal.json().at("/found/0/column").asInt()).isEqualTo(6);
    assertThat(terminal.out()).doesNotContain("abcdefghijkl");
  }

  @Test
  void a_trial_reads_standard_input_too() {
    byte[] text = "token ghp_EXAMPLEexample0123456789EXAMPLEexamp".getBytes(StandardCharsets.UTF_8);
    for (String[] arguments : new String[][] {{"--try"}, {"--try", "-"}}) {
      RedactCommand command = new RedactCommand(terminal.terminal(), new ByteArrayInputStream(text));
      assertThat(new CommandLine(command).execute(arguments)).isZero();
      assertThat(terminal.out()).contains("github").doesNotContain("ghp_");
    }
  }

  @Test
  void a_mistake_in_the_own_patterns_names_its_line() throws IOException {
    Files.writeString(home.resolve("secrets.rules"), "key acme\nanker acme_\n");
    Path text = Files.writeString(home.resolve("text"), "nothing");
    assertThat(terminal.run("redact", "--try", text.toString())).isEqualTo(78);
    assertThat(terminal.err()).contains("secrets.rules, line 2", "anker");
  }

  @Test
  void trust_is_given_to_a_file_that_is_there_and_taken_back(@TempDir Path repository) throws IOException {
    assertThat(terminal.run("trust", repository.toString())).isEqualTo(2);
    Files.writeString(repository.resolve(".varve.toml"), "project = \"git:github.com/acme/tally\"\n");
    assertThat(terminal.run("trust", repository.toString(), "--json")).isZero();
    assertThat(terminal.json().path("hash").asText()).hasSize(64);
    assertThat(terminal.run("trust", repository.toString(), "--revoke", "--json")).isZero();
    assertThat(terminal.json().path("revoked").asBoolean()).isTrue();
  }
}
