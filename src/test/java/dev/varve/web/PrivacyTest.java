package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivacyTest {

  private static final String SECRET = "ghp_EXAMPLEexample0123456789EXAMPLEexamp";

  @TempDir private Path home;
  @AutoClose private TestingWorker worker;

  @BeforeEach
  void open() throws IOException {
    worker = TestingWorker.ready(home);
  }

  private HttpCaller.Said post(String path, String body) throws IOException, InterruptedException {
    return worker.caller().post(path, body);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return worker.caller().get(path).json();
  }

  private String prompted(String cwd) throws IOException, InterruptedException {
    String path = "/v1/sessions/api/s%d/prompts".formatted(cwd.length());
    return post(path, "{\"text\":\"hello\",\"cwd\":\"" + cwd + "\"}").json().path("status").asText();
  }

  @Test
  void a_pause_is_answered_shown_and_ended() throws Exception {
    JsonNode pause = post("/v1/privacy/pause", "{\"project\":\"tally\",\"seconds\":60}").json();
    assertThat(pause.path("project").asText()).isEqualTo("tally");
    assertThat(pause.path("until").asText()).endsWith("Z");
    assertThat(get("/v1/privacy").at("/pauses/0/id")).isEqualTo(pause.path("id"));
    assertThat(get("/v1/status").path("privacy").path("pauses")).hasSize(1);
    assertThat(prompted("/work/tally")).isEqualTo("skipped");
    assertThat(prompted("/work/others")).isEqualTo("recorded");
    assertThat(post("/v1/privacy/resume", "{}").json().path("changed").asInt()).isEqualTo(1);
    assertThat(get("/v1/privacy").path("pauses")).isEmpty();
  }

  @Test
  void a_pause_without_an_end_says_so() throws Exception {
    JsonNode pause = post("/v1/privacy/pause", "{}").json();
    assertThat(pause.path("until").isNull()).isTrue();
    assertThat(pause.path("project").isNull()).isTrue();
  }

  @Test
  void pause_of_a_project_nobody_knows_names_the_nearest_and_waits_for_it() throws Exception {
    prompted("/work/tally");
    JsonNode known = post("/v1/privacy/pause", "{\"project\":\"Tally\"}").json();
    assertThat(known.path("known").asBoolean()).isTrue();
    JsonNode unknown = post("/v1/privacy/pause", "{\"project\":\"taly\"}").json();
    assertThat(unknown.path("known").asBoolean()).isFalse();
    assertThat(unknown.path("nearest").asText()).isEqualTo("tally");
    assertThat(prompted("/work/taly")).isEqualTo("skipped");
    assertThat(post("/v1/projects/rename", "{\"project\":\"tallyy\",\"name\":\"x\"}").json().path("detail").asText())
        .contains("the nearest is 'tally'");
  }

  @Test
  void secret_in_the_name_of_a_project_is_not_stored() throws Exception {
    prompted("/work/tally");
    HttpCaller.Said refused = post("/v1/projects/rename", "{\"project\":\"tally\",\"name\":\"" + SECRET + "\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("detail").asText()).contains("looks like a secret").doesNotContain(SECRET);
    JsonNode pause = post("/v1/privacy/pause", "{\"project\":\"" + SECRET + "\"}").json();
    assertThat(pause.path("project").asText()).startsWith("[redacted:github:").doesNotContain(SECRET);
    assertThat(get("/v1/privacy").toString() + get("/v1/projects")).doesNotContain(SECRET);
    assertThat(post("/v1/privacy/resume", "{\"project\":\"" + SECRET + "\"}").json().path("changed").asInt()).isEqualTo(1);
  }

  @Test
  void a_renamed_project_is_found_paused_and_shown_under_its_new_name() throws Exception {
    prompted("/work/tally");
    assertThat(post("/v1/projects/rename", "{\"project\":\"tally\",\"name\":\"Ledger\"}").status()).isEqualTo(200);
    assertThat(get("/v1/projects").at("/items/0/name").asText()).isEqualTo("Ledger");
    assertThat(get("/v1/sessions?project=Ledger").path("items")).hasSize(1);
    post("/v1/privacy/pause", "{\"project\":\"ledger\"}");
    assertThat(prompted("/work/tally")).isEqualTo("skipped");
  }
}
