package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was remembered can be read, page by page and narrowed down. */
final class ReadsTest {

  @TempDir private static Path home;
  @AutoClose private static TestingWorker worker;

  /** Two sessions of two clients in two projects: 5 and 2 tool uses, a prompt and a summary each. */
  @BeforeAll
  static void open() throws IOException, InterruptedException {
    worker = TestingWorker.ready(home);
    session("codex", "one", "/w/alpha", 5);
    session("api", "two", "/w/beta", 2);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> worker.caller().get("/v1/queue").json().path("depth").asLong() == 0);
  }

  private static void session(String client, String id, String cwd, int uses) throws IOException, InterruptedException {
    String path = "/v1/sessions/" + client + "/" + id + "/";
    worker.caller().post(path + "prompts", "{\"cwd\":\"" + cwd + "\",\"text\":\"do it\"}");
    for (int i = 0; i < uses; i++) {
      worker.caller().post(path + "tool-uses", "{\"cwd\":\"" + cwd + "\",\"tool\":\"t\",\"id\":\"" + i + "\"}");
    }
    worker.caller().post(path + "summarize", "{\"cwd\":\"" + cwd + "\",\"answer\":\"done\"}");
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    return worker.caller().get(path).json();
  }

  private static List<Long> ids(JsonNode page) {
    List<Long> ids = new ArrayList<>();
    page.path("items").forEach(item -> ids.add(item.path("id").asLong()));
    return ids;
  }

  @ParameterizedTest
  @ValueSource(strings = {"observations", "sessions", "prompts", "summaries"})
  void pages_together_are_the_whole_newest_first(String what) throws Exception {
    List<Long> whole = ids(get("/v1/" + what));
    List<Long> paged = new ArrayList<>();
    JsonNode page = get("/v1/" + what + "?limit=1");
    paged.addAll(ids(page));
    while (!page.path("next").isNull()) {
      page = get("/v1/" + what + "?limit=1&before=" + page.path("next").asLong());
      paged.addAll(ids(page));
    }

    assertThat(whole).isNotEmpty().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(paged).isEqualTo(whole);
  }

  @Test
  void filters_narrow_a_listing_down() throws Exception {
    long first = ids(get("/v1/sessions?client=codex")).getFirst();

    assertThat(ids(get("/v1/sessions"))).hasSize(2);
    assertThat(ids(get("/v1/sessions?project=beta"))).hasSize(1).doesNotContain(first);
    assertThat(ids(get("/v1/observations"))).hasSize(7);
    assertThat(ids(get("/v1/observations?project=alpha"))).hasSize(5);
    assertThat(ids(get("/v1/observations?session=" + first))).hasSize(5);
    assertThat(ids(get("/v1/observations?type=discovery&project=beta"))).hasSize(2);
    assertThat(ids(get("/v1/observations?type=bugfix"))).isEmpty();
    assertThat(ids(get("/v1/summaries?project=alpha"))).hasSize(1);
    assertThat(ids(get("/v1/prompts?session=" + first))).hasSize(1);
    assertThat(ids(get("/v1/prompts?project=nowhere"))).isEmpty();
  }

  @Test
  void one_observation_is_read_with_its_sources() throws Exception {
    long id = ids(get("/v1/observations")).getFirst();
    JsonNode observation = get("/v1/observations/" + id);

    assertThat(observation.path("title").asText()).isEqualTo("used t");
    assertThat(observation.path("filesModified").get(0).asText()).isEqualTo("a.txt");
    assertThat(observation.path("sources")).hasSize(1);
    assertThat(observation.path("originalAt").asText()).endsWith("Z");
  }

  @Test
  void one_session_is_read_by_our_id() throws Exception {
    long id = ids(get("/v1/sessions?client=api")).getFirst();
    JsonNode session = get("/v1/sessions/" + id);

    assertThat(session.path("clientSessionId").asText()).isEqualTo("two");
    assertThat(session.path("accepted").asLong()).isEqualTo(3);
    assertThat(session.path("endedAt").isNull()).isTrue();
  }

  @Test
  void prompt_says_whether_it_is_private() throws Exception {
    assertThat(get("/v1/prompts").at("/items/0/private").isBoolean()).isTrue();
  }

  @Test
  void what_does_not_exist_is_a_404() throws Exception {
    assertThat(worker.caller().get("/v1/observations/999").status()).isEqualTo(404);
    assertThat(worker.caller().get("/v1/sessions/999").status()).isEqualTo(404);
  }

  @Test
  void context_is_told_with_its_length() throws Exception {
    assertThat(get("/v1/context?cwd=%2Fw%2Falpha").toString())
        .isEqualTo("{\"text\":\"what is known of /w/alpha\",\"characters\":25,\"tokens\":12}");
  }

  @Test
  void context_explains_what_was_considered_when_it_is_asked_to() throws Exception {
    assertThat(get("/v1/context?cwd=%2Fw%2Falpha&explain=true").path("considered").isArray()).isTrue();
    assertThat(worker.caller().get("/v1/context?cwd=%2F&explain=perhaps").status()).isEqualTo(400);
  }

  @Test
  void receipts_are_listed_like_everything_else() throws Exception {
    assertThat(get("/v1/receipts?session=1&limit=5").toString()).isEqualTo("{\"items\":[],\"next\":null}");
    assertThat(worker.caller().get("/v1/receipts?project=x").status()).isEqualTo(400);
  }

  @Test
  void audit_balances_and_names_every_state() throws Exception {
    JsonNode audit = get("/v1/audit");

    assertThat(audit.path("balanced").asBoolean()).isTrue();
    assertThat(audit.path("accepted").asLong()).isEqualTo(9);
    assertThat(audit.path("remembered").asLong()).isEqualTo(9);
    assertThat(audit.path("states").properties().stream().map(state -> state.getKey()))
        .containsExactly("pending", "processing", "done", "skipped", "dead", "dropped", "forgotten");
  }

  @Test
  void status_tells_who_we_are_and_what_waits() throws Exception {
    JsonNode status = get("/v1/status");

    assertThat(status.path("version").asText()).isEqualTo("1.2.3");
    assertThat(status.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(status.path("queueDepth").asLong()).isZero();
    assertThat(status.at("/sessions/active").isIntegralNumber()).isTrue();
    assertThat(status.at("/observers/0/name").asText()).isEqualTo("testing");
    assertThat(status.at("/observers/0/open").asBoolean()).isTrue();
  }
}
