package dev.varve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCommandTest {

  private static final String HIT =
      """
      {"items":[{"ref":"#12","at":"2030-05-01T10:00:00Z","type":"bugfix","title":"Green tests","snippet":"surefire ran none",
      "marks":[[0,8]],"project":"tally","tokens":120}],"next":"abc","didYouMean":null,"advice":null}""";

  @TempDir private Path home;
  private TestingTerminal terminal;

  @BeforeEach
  void open() {
    terminal = new TestingTerminal(home).at(Instant.parse("2030-05-02T00:00:00Z"));
  }

  private void store() {
    try (SqliteDatabase database = EmptyStore.open(home.resolve("varve.db"))) {
      database.write(
          tx -> {
            tx.update("INSERT INTO projects (identity, name, created_at_ms) VALUES ('path:/work/one', 'one', 0)");
            tx.update(
                """
                INSERT INTO sessions (client, client_session_id, project_id, cwd, started_at_ms, last_event_at_ms)
                VALUES ('api', 's', 1, '/work/one', 0, 0)""");
            return tx.update(
                """
                INSERT INTO prompts
                  (session_id, project_id, number, dedup_key, text, private, source, original_at_ms, accepted_at_ms)
                VALUES (1, 1, 1, 'k', 'Pin the surefire plugin', 0, 'user', 0, 0)""");
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"search", "reindex"})
  void every_command_explains_itself_within_the_terminal(String command) {
    assertThat(terminal.run(command, "--help")).isZero();
    assertThat(terminal.lines()).hasSizeGreaterThan(4).allMatch(line -> line.length() <= Terminal.WIDTH);
  }

  @Test
  void without_a_worker_the_store_is_searched() throws IOException {
    store();

    assertThat(terminal.run("search", "surefire", "plugin", "--project", "one", "--json")).isZero();
    assertThat(terminal.json().at("/items/0/ref").asText()).isEqualTo("#P1");
    assertThat(terminal.run("search", "surefire", "--all-projects")).isZero();
    assertThat(terminal.out()).contains("#P1", "Pin the surefire plugin", "one, ");
  }

  @Test
  void the_working_directory_names_the_project() throws IOException {
    store();

    assertThat(terminal.run("search", "surefire", "--json")).isEqualTo(1);
    assertThat(terminal.json().path("advice").asText()).containsPattern("of a project '[^/']+'").contains("other projects");
  }

  @Test
  void an_index_is_built_without_a_worker() throws IOException {
    store();

    assertThat(terminal.run("reindex", "--json")).isZero();
    assertThat(terminal.json().path("memories").asInt()).isEqualTo(1);
  }

  @Test
  void with_a_worker_it_is_asked_for_the_working_directory() throws IOException {
    try (TestingDoor door = TestingDoor.open(home)) {
      door.answers("/v1/search", 200, HIT);
      door.answers("/v1/search/rebuild", 202, "{\"status\":\"rebuilding\"}");
      assertThat(terminal.run("search", "green", "tests?", "--type", "bugfix", "--since", "3 days")).isZero();
      assertThat(terminal.out()).contains("#12", "2030-05-01", "bugfix", "Green tests", "tally, 120 tokens", "surefire ran none");
      assertThat(terminal.err()).contains("--cursor abc");
      assertThat(door.asked.getFirst())
          .startsWith("GET /v1/search?q=green+tests%3F&cwd=")
          .endsWith("&type=bugfix&since=3+days&order=relevance&limit=10");
      assertThat(terminal.run("reindex")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--limit=0", "--limit=101", "--since=soon", "--order=best", "--cursor=x"})
  void a_bad_option_is_a_usage_error(String option) {
    store();
    assertThat(terminal.run("search", "surefire", "--all-projects", option)).isEqualTo(2);
    assertThat(terminal.err()).startsWith("error: ");
  }

  @Test
  void a_type_that_there_is_not_is_told_with_those_that_there_are() {
    store();
    assertThat(terminal.run("search", "surefire", "--all-projects", "--type", "nope")).isEqualTo(2);
    assertThat(terminal.err()).contains("no type 'nope'", "bugfix, feature", "note, summary, prompt");
    assertThat(terminal.run("search", "surefire", "--all-projects", "--type", "Prompt")).isZero();
  }

  @Test
  void one_project_and_all_of_them_contradict_each_other() {
    assertThat(terminal.run("search", "a", "--all-projects", "--project", "one")).isEqualTo(2);
  }

  @Test
  void an_empty_home_says_that_nothing_is_stored() throws IOException {
    assertThat(terminal.run("search", "a", "--json")).isEqualTo(69);
    JsonNode failure = terminal.json();
    assertThat(failure.path("error").asText()).contains("nothing is stored");
  }
}
