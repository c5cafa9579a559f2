package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Worker;
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

/** What is forgotten is gone from every door and every file, and stays gone. */
@Timeout(180)
class ForgettingFlowTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String CWD = "/home/dev/projects/tally";

  private TestingHome home;

  @BeforeEach
  void name(@TempDir Path directory) {
    home = TestingHome.in(directory);
  }

  private static JsonNode forget(Caller caller, boolean purge) throws IOException, InterruptedException {
    JsonNode planned = caller.post("/v1/forget", "{\"cwd\":\"" + CWD + "\"}").json();
    String token = planned.at("/plan/token").asText();
    String body = "{\"cwd\":\"%s\",\"purge\":%s,\"token\":\"%s\"}".formatted(CWD, purge, token);
    return caller.post("/v1/forget", body).json();
  }

  private String bytes() throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(home.home().path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void a_purged_project_is_in_no_file_of_the_home_and_does_not_come_back() throws Exception {
    List<String> titles;
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      caller.playDemo();
      await().atMost(SOON).until(caller::isDrained);
      titles = caller.items("/v1/observations?limit=500").stream().map(item -> item.path("title").asText()).toList();
      assertThat(titles).isNotEmpty();

      JsonNode done = forget(caller, true);

      assertThat(done.path("status").asText()).isEqualTo("forgotten");
      assertThat(done.at("/purge/proven").asBoolean()).as("%s", done).isTrue();
      assertThat(caller.playDemo()).extracting(Caller.Said::event).doesNotContain("queued");
      await().atMost(SOON).until(caller::isDrained);
      assertNothingIsLeft(caller);
    }
    try (Worker worker = home.start()) {
      assertNothingIsLeft(home.caller(worker));
    }
    assertThat(bytes()).doesNotContain(titles);
  }

  private static void assertNothingIsLeft(Caller caller) throws IOException, InterruptedException {
    assertThat(caller.items("/v1/recent?cwd=" + CWD)).isEmpty();
    assertThat(caller.items("/v1/observations")).isEmpty();
    assertThat(caller.items("/v1/summaries")).isEmpty();
    assertThat(caller.items("/v1/prompts")).allMatch(prompt -> prompt.path("text").asText().isEmpty());
    assertThat(caller.get("/v1/context?cwd=" + CWD).json().path("text").asText()).isEmpty();
    assertThat(caller.audit().path("balanced").asBoolean()).as("%s", caller.audit()).isTrue();
  }

  @Test
  void what_waits_is_forgotten_before_anybody_observes_it() throws Exception {
    TestingHome patient = home.with("VARVE_OBSERVER_RULES_GATHER_MESSAGES", "200");
    try (Worker worker = patient.start()) {
      Caller caller = patient.caller(worker);
      caller.toolUse("s", "one");
      caller.toolUse("s", "two");
      assertThat(caller.post("/v1/forget", "{\"session\":1}").json().at("/plan/messages").asInt()).isEqualTo(2);
      String token = caller.post("/v1/forget", "{\"session\":1}").json().at("/plan/token").asText();
      caller.post("/v1/forget", "{\"session\":1,\"token\":\"" + token + "\"}");
      assertThat(caller.isDrained()).isTrue();
      assertThat(caller.toolUse("s", "one").json().path("status").asText()).isEqualTo("duplicate");
      assertThat(caller.toolUse("s", "three").json().path("status").asText()).isEqualTo("queued");
      assertThat(caller.audit().path("balanced").asBoolean()).isTrue();
    }
  }
}
