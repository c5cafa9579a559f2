package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Worker;
import dev.varve.settings.SettingsException;
import dev.varve.settings.WorkerLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the user does not want kept is not, through restarts and merges. */
@Timeout(180)
class PrivacyFlowTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private TestingHome home;

  @BeforeEach
  void name(@TempDir Path temporary) {
    home = TestingHome.in(temporary);
  }

  private static Caller.Said prompt(Caller caller, String cwd, String text) throws IOException, InterruptedException {
    String body = "{\"text\":\"%s\",\"cwd\":\"%s\"}".formatted(text, cwd);
    return caller.post("/v1/sessions/api/s" + cwd.length() + "/prompts", body);
  }

  private static String bytesOf(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void a_pause_survives_the_worker_and_so_does_its_end() throws Exception {
    try (Worker worker = home.start()) {
      assertThat(home.caller(worker).post("/v1/privacy/pause", "{}").status()).isEqualTo(200);
    }
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      assertThat(caller.toolUse("s", "one").json().path("reason").asText()).isEqualTo("paused");
      assertThat(caller.get("/v1/status").json().at("/privacy/pauses")).hasSize(1);
      assertThat(caller.post("/v1/privacy/resume", "{}").json().path("changed").asInt()).isEqualTo(1);
    }
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      assertThat(caller.toolUse("s", "one").json().path("status").asText()).isEqualTo("duplicate");
      assertThat(caller.toolUse("s", "two").json().path("status").asText()).isEqualTo("queued");
      await().atMost(SOON).until(caller::isDrained);
      assertThat(caller.audit().path("balanced").asBoolean()).isTrue();
      assertThat(caller.audit().at("/skipped/paused").asInt()).isEqualTo(1);
    }
  }

  @Test
  void what_a_pause_hides_reaches_no_file_of_the_home() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      caller.post("/v1/privacy/pause", "{\"seconds\":3600}");
      caller.toolUse("s", "one");
      prompt(caller, "/work/hidden-place", "hidden-words");
      assertThat(caller.playDemo()).extracting(Caller.Said::event).doesNotContain("queued");
    }
    assertThat(bytesOf(home.home().path())).doesNotContain("hidden-words", "hidden-place", "mvn -q verify", "tally");
  }

  @Test
  void merged_projects_stay_one_and_the_books_balance() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      caller.playDemo();
      caller.toolUse("other", "one");
      await().atMost(SOON).until(caller::isDrained);
      List<JsonNode> before = caller.items("/v1/projects");
      assertThat(before).hasSize(2);
      String kept = before.getLast().path("identity").asText();
      String gone = before.getFirst().path("identity").asText();
      long memories = memories(before.getFirst()) + memories(before.getLast());

      String body = "{\"from\":\"%s\",\"into\":\"%s\"}".formatted(gone, kept);
      assertThat(caller.post("/v1/projects/merge", body).status()).isEqualTo(200);
      assertThat(caller.toolUse("other", "two").json().path("status").asText()).isEqualTo("queued");
      assertThat(caller.toolUse("third", "one").json().path("status").asText()).isEqualTo("queued");
      await().atMost(SOON).until(caller::isDrained);

      List<JsonNode> after = caller.items("/v1/projects");
      assertThat(after).singleElement().satisfies(project -> {
        assertThat(project.path("identity").asText()).isEqualTo(kept);
        assertThat(memories(project)).isGreaterThanOrEqualTo(memories + 1);
        assertThat(project.path("aliases").toString()).contains(gone);
      });
      assertThat(caller.audit().path("balanced").asBoolean()).as("%s", caller.audit()).isTrue();
      assertThat(caller.get("/v1/context?cwd=/work/tally").json())
          .isEqualTo(caller.get("/v1/context?cwd=/home/dev/projects/tally").json());
    }
  }

  private static long memories(JsonNode project) {
    return project.path("observations").asLong() + project.path("summaries").asLong();
  }

  @Test
  void an_own_pattern_is_redacted_from_the_next_start_on() throws Exception {
    home.home().prepare();
    Files.writeString(home.home().path().resolve("secrets.rules"), "key acme\nanchor acme_\nmatch acme_[a-z]{12}\n");
    try (Worker worker = home.start()) {
      prompt(home.caller(worker), "/work/tally", "use acme_abcdefghijkl now");
      assertThat(home.caller(worker).items("/v1/prompts").getFirst().path("text").asText())
          .matches("use \\[redacted:acme:[0-9a-f]{4}] now");
    }
    assertThat(bytesOf(home.home().path())).doesNotContain("abcdefghijkl");
  }

  @Test
  void a_mistake_in_the_own_patterns_is_told_with_its_line_and_nothing_starts() throws Exception {
    home.home().prepare();
    Path rules = Files.writeString(home.home().path().resolve("secrets.rules"), "key acme\nanchor acme_\nmatch (a+)+\n");
    assertThatThrownBy(home::start)
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(rules.toString(), "line 3", "nesting");
    WorkerLock.acquire(home.home()).close();
  }

  @Test
  void excluded_projects_and_paths_come_from_the_settings() throws Exception {
    home.home().prepare();
    Files.writeString(
        home.home().settingsFile(), "[privacy]\nexclude_projects = [\"diary\"]\nexclude_paths = [\"/srv/**/keys\", \"*.pem\"]\n");
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      assertThat(prompt(caller, "/home/ada/diary", "hidden-words").json().path("reason").asText()).isEqualTo("excluded");
      assertThat(prompt(caller, "/srv/a/b/keys/c", "hidden-words").json().path("reason").asText()).isEqualTo("excluded");
      assertThat(prompt(caller, "/work/tally", "open words").json().path("status").asText()).isEqualTo("recorded");
      assertThat(caller.get("/v1/privacy").json().path("excludedPaths")).hasSize(2);
    }
    assertThat(bytesOf(home.home().database().getParent().resolve("varve.db"))).doesNotContain("hidden-words", "diary");
  }
}
