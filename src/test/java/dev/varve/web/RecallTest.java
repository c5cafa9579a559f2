package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.events.EngineEvent;
import dev.varve.web.HttpCaller.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memories by reference, time and file; notes; forgetting; a store out and in again. */
final class RecallTest {

  @TempDir private Path home;
  @AutoClose private TestingWorker worker;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    worker = TestingWorker.ready(home);
    post("/v1/sessions/api/one/prompts", "{\"cwd\":\"/w/alpha\",\"text\":\"zwiebel please\"}");
    for (int i = 0; i < 3; i++) {
      post("/v1/sessions/api/one/tool-uses", "{\"cwd\":\"/w/alpha\",\"tool\":\"t\",\"id\":\"" + i + "\"}");
    }
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> get("/v1/queue").path("depth").asLong() == 0);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return worker.caller().get(path).json();
  }

  private JsonNode post(String path, String body) throws IOException, InterruptedException {
    return worker.caller().post(path, body).json();
  }

  private static List<String> refs(JsonNode items) {
    List<String> refs = new ArrayList<>();
    items.forEach(item -> refs.add(item.path("ref").asText()));
    return refs;
  }

  @Test
  void memories_are_read_by_their_references() throws Exception {
    assertThat(get("/v1/memories/1").path("title").asText()).isEqualTo("used t");
    assertThat(get("/v1/memories/%23P1").path("title").asText()).isEqualTo("zwiebel please");
    JsonNode some = get("/v1/memories?refs=P1,%233,S9");
    assertThat(refs(some.path("items"))).containsExactly("#P1", "#3");
    assertThat(some.path("missing").get(0).asText()).isEqualTo("#S9");
  }

  @Test
  void the_timeline_shows_what_came_before_and_after() throws Exception {
    JsonNode timeline = get("/v1/timeline?around=2&before=1");
    assertThat(refs(timeline.path("before"))).containsExactly("#1");
    assertThat(refs(timeline.path("within"))).containsExactly("#2");
    assertThat(refs(timeline.path("after"))).containsExactly("#3");
    assertThat(refs(get("/v1/timeline?session=1&before=0&after=0").path("within"))).containsExactly("#P1", "#1", "#2", "#3");
    assertThat(refs(get("/v1/timeline?at=2000-01-01T00:00:00Z&project=alpha&after=2").path("after")))
        .containsExactly("#P1", "#1");
    assertThat(refs(get("/v1/recent?cwd=/w/alpha&limit=2").path("items"))).containsExactly("#3", "#2");
    assertThat(refs(get("/v1/by-file?path=a.txt&project=alpha").path("items"))).containsExactly("#3", "#2", "#1");
  }

  @Test
  void a_note_is_saved_once_and_redacted() throws Exception {
    String body = "{\"text\":\"use ghp_EXAMPLEexample0123456789EXAMPLEexamp <private>not this</private>\",\"project\":\"alpha\"}";
    JsonNode saved = post("/v1/notes", body);
    assertThat(saved.path("status").asText()).isEqualTo("saved");
    assertThat(post("/v1/notes", body).toString()).isEqualTo(saved.toString().replace("saved", "known"));
    String id = saved.path("ref").asText().substring(1);
    assertThat(get("/v1/memories/" + id).path("title").asText())
        .startsWith("use [redacted:github:")
        .doesNotContain("not this");
    assertThat(get("/v1/observations?type=note").path("items")).hasSize(1);
    assertThat(get("/v1/audit").path("balanced").asBoolean()).isTrue();
    assertThat(post("/v1/notes", "{\"text\":\"in a new place\",\"cwd\":\"/w/new\"}").path("status").asText())
        .isEqualTo("saved");
    assertThat(post("/v1/notes", "{\"text\":\"<private>all</private>\",\"project\":\"alpha\"}").path("status").asText())
        .isEqualTo("refused");
    assertThat(worker.caller().post("/v1/notes", "{\"text\":\"x\"}").status()).isEqualTo(400);
    for (String cwd : List.of("tmp", "/w/a\\u0000b", "/w/a\\u001b[31m", "/" + "w".repeat(4_096))) {
      String note = "{\"text\":\"x\",\"cwd\":\"%s\"}".formatted(cwd);
      assertThat(worker.caller().post("/v1/notes", note).status()).as(cwd).isEqualTo(400);
    }
    assertThat(worker.caller().post("/v1/notes", "{\"text\":\"x\",\"project\":\"nobody\"}").status()).isEqualTo(404);
  }

  @Test
  void forgetting_shows_its_plan_first_and_then_takes_exactly_that() throws Exception {
    JsonNode planned = post("/v1/forget", "{\"session\":1}");
    assertThat(planned.path("status").asText()).isEqualTo("planned");
    assertThat(planned.at("/plan/observations").asInt()).isEqualTo(3);
    assertThat(get("/v1/recent?project=alpha").path("items")).hasSize(4);

    assertThat(post("/v1/forget", "{\"session\":1,\"token\":\"00\"}").path("status").asText()).isEqualTo("changed");
    String token = planned.at("/plan/token").asText();
    JsonNode done = post("/v1/forget", "{\"session\":1,\"purge\":true,\"token\":\"" + token + "\"}");

    assertThat(done.path("status").asText()).isEqualTo("forgotten");
    assertThat(done.at("/purge/proven").asBoolean()).as("%s", done).isTrue();
    assertThat(get("/v1/recent?project=alpha").path("items")).isEmpty();
    assertThat(get("/v1/prompts").toString() + get("/v1/sessions")).doesNotContain("zwiebel");
    assertThat(get("/v1/audit").path("balanced").asBoolean()).isTrue();
    assertThat(get("/v1/audit").at("/states/forgotten").asInt()).isEqualTo(3);
    JsonNode again = post("/v1/sessions/api/one/tool-uses", "{\"cwd\":\"/w/alpha\",\"tool\":\"t\",\"id\":\"1\"}");
    assertThat(again.path("status").asText()).isEqualTo("duplicate");
  }

  @Test
  void what_a_query_finds_is_shown_and_exactly_that_is_forgotten() throws Exception {
    JsonNode planned = post("/v1/forget", "{\"query\":\"zwiebel\",\"project\":\"alpha\"}");
    assertThat(refs(planned.path("hits"))).containsExactly("#P1");
    assertThat(planned.path("more").asBoolean()).isFalse();
    assertThat(planned.at("/plan/prompts").asInt()).isEqualTo(1);
    assertThat(planned.at("/plan/observations").asInt()).isZero();

    post("/v1/sessions/api/two/prompts", "{\"cwd\":\"/w/alpha\",\"text\":\"another zwiebel\"}");
    String body = "{\"query\":\"zwiebel\",\"project\":\"alpha\",\"token\":\"%s\"}";
    JsonNode changed = post("/v1/forget", body.formatted(planned.at("/plan/token").asText()));
    assertThat(changed.path("status").asText()).isEqualTo("changed");
    assertThat(refs(changed.path("hits"))).containsExactlyInAnyOrder("#P1", "#P2");

    JsonNode done = post("/v1/forget", body.formatted(changed.at("/plan/token").asText()));
    assertThat(done.path("status").asText()).isEqualTo("forgotten");
    assertThat(get("/v1/search?q=zwiebel").path("items")).isEmpty();
    assertThat(get("/v1/recent?project=alpha").path("items")).hasSize(3);
    assertThat(post("/v1/forget", "{\"query\":\"zwiebel\"}").at("/plan/empty").asBoolean()).isTrue();
  }

  @Test
  void a_query_of_which_nothing_can_be_looked_for_forgets_nothing() throws Exception {
    JsonNode planned = post("/v1/forget", "{\"query\":\"?!\",\"project\":\"alpha\"}");
    assertThat(planned.path("hits")).isEmpty();
    assertThat(planned.at("/plan/empty").asBoolean()).isTrue();
  }

  @Test
  void of_more_than_a_page_the_rest_stays_and_that_is_said() throws Exception {
    for (int i = 0; i < 103; i++) {
      post("/v1/notes", "{\"text\":\"knoblauch " + i + "\",\"project\":\"alpha\"}");
    }
    JsonNode planned = post("/v1/forget", "{\"query\":\"knoblauch\",\"project\":\"alpha\"}");
    assertThat(planned.path("hits")).hasSize(100);
    assertThat(planned.path("more").asBoolean()).isTrue();
    assertThat(planned.at("/plan/observations").asInt()).isEqualTo(100);
  }

  @Test
  void an_export_of_a_project_that_nobody_knows_is_refused_before_it_begins() throws Exception {
    Said refused = worker.caller().get("/v1/export?project=alhpa");
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.json().path("detail").asText()).isEqualTo("no project 'alhpa'; the nearest is 'alpha'");
  }

  @Test
  void a_time_that_ends_before_it_begins_is_refused() throws Exception {
    String forget = "{\"project\":\"alpha\",\"since\":\"2026-02-01T00:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\"}";
    assertThat(worker.caller().post("/v1/forget", forget).json().path("detail").asText()).contains("is after 'until'");
    Said search = worker.caller().get("/v1/search?q=a&since=2026-02-01&until=2026-01-01");
    assertThat(search.status()).isEqualTo(400);
    assertThat(search.json().path("detail").asText()).startsWith("the time to search begins after it ends");
  }

  @Test
  void what_was_exported_is_known_when_it_is_sent_back() throws Exception {
    String lines = worker.caller().text("/v1/export");
    assertThat(lines.lines()).hasSizeGreaterThan(4).allMatch(line -> line.startsWith("{\"kind\":\""));
    JsonNode report = worker.caller().post("/v1/import", lines).json();
    assertThat(report.path("lines").asLong()).isEqualTo(lines.lines().count());
    assertThat(report.path("known").asLong()).isEqualTo(lines.lines().count() - 2);
    assertThat(worker.caller().post("/v1/import", "nonsense").status()).isEqualTo(400);
  }

  @Test
  void export_of_a_project_that_is_not_there_is_refused_as_a_whole() throws Exception {
    assertThat(worker.caller().get("/v1/export?project=nobody").status()).isEqualTo(404);
  }

  @Test
  void followers_hear_at_once_of_what_is_saved_or_imported() throws Exception {
    List<EngineEvent> heard = new CopyOnWriteArrayList<>();
    worker.events.subscribe(event -> {
      if (event.equals(new EngineEvent.ChangesAppended(0))) {
        heard.add(event);
      }
    });
    post("/v1/notes", "{\"text\":\"heard of at once\",\"project\":\"alpha\"}");
    assertThat(heard).hasSize(1);
    worker.caller().post("/v1/import", worker.caller().text("/v1/export"));
    assertThat(heard).hasSize(2);
  }
}
