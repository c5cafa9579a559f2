package dev.varve.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.memory.Notes;
import dev.varve.observer.ObservationType;
import dev.varve.search.SearchFilter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/** What was reported over HTTP is found over HTTP. */
final class SearchRoutesTest {

  @TempDir private static Path home;
  @AutoClose private static TestingWorker worker;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    worker = TestingWorker.ready(home);
    prompt("codex", "one", "/w/alpha", "Pin the surefire plugin to 3.2.5");
    prompt("api", "two", "/w/beta", "Surefire ran no tests");
  }

  private static void prompt(String client, String session, String cwd, String text)
      throws IOException, InterruptedException {
    worker.caller().post(
        "/v1/sessions/" + client + "/" + session + "/prompts", "{\"cwd\":\"" + cwd + "\",\"text\":\"" + text + "\"}");
  }

  private static JsonNode search(String words, String more) throws IOException, InterruptedException {
    return worker.caller().get("/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more).json();
  }

  private static void awaitHits(int count, String words, String more) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(search(words, more).path("items")).hasSize(count));
  }

  @Test
  void what_was_just_stored_is_found_with_all_that_is_shown_of_it() throws Exception {
    awaitHits(1, "surefire", "&project=alpha");
    JsonNode hit = search("surefire", "&project=alpha").at("/items/0");

    assertThat(hit.path("ref").asText()).isEqualTo("#P1");
    assertThat(hit.path("kind").asText()).isEqualTo("prompt");
    assertThat(hit.path("id").asLong()).isEqualTo(1);
    assertThat(hit.path("title").asText()).isEqualTo("Pin the surefire plugin to 3.2.5");
    assertThat(hit.at("/marks/0").toString()).isEqualTo("[8,16]");
    assertThat(hit.path("project").asText()).isEqualTo("alpha");
    assertThat(hit.path("tokens").asInt()).isPositive();
    assertThat(hit.path("at").asText()).endsWith("Z");
  }

  @Test
  void a_type_that_nothing_has_is_refused_with_those_that_there_are() throws Exception {
    List<String> stored = new ArrayList<>(List.of(Notes.TYPE, "summary", "prompt"));
    for (ObservationType type : ObservationType.values()) {
      stored.add(type.stored());
    }
    assertThat(SearchFilter.TYPES).containsExactlyInAnyOrderElementsOf(stored);
    assertThat(search("surefire", "&type=nope").path("status").asInt()).isEqualTo(400);
    assertThat(search("surefire", "&type=nope").path("remedy").asText()).contains("decision, note");
  }

  @Test
  void a_directory_names_its_project() {
    awaitHits(1, "surefire", "&cwd=%2Fw%2Fbeta");
    awaitHits(2, "surefire", "");
    awaitHits(0, "surefire", "&cwd=%2Fw%2Fgamma");
  }

  @Test
  void filters_and_pages_are_parameters() throws Exception {
    awaitHits(2, "surefire", "");

    assertThat(search("surefire", "&client=codex").path("items")).hasSize(1);
    assertThat(search("surefire", "&type=bugfix").path("advice").asText()).contains("without type");
    assertThat(search("surefire", "&since=yesterday").path("items")).hasSize(2);
    assertThat(search("surefire", "&until=2020-01-01").path("items")).isEmpty();
    assertThat(search("surefire", "&until=3+days+ago").path("items")).isEmpty();
    assertThat(search("surefire", "&since=30+minutes").path("items")).hasSize(2);
    JsonNode first = search("surefire", "&limit=1&order=time");
    JsonNode second = search("surefire", "&limit=1&order=time&cursor=" + first.path("next").asText());
    assertThat(second.path("items")).hasSize(1);
    assertThat(second.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
    assertThat(second.path("next").isNull()).isTrue();
  }

  @Test
  void a_pasted_error_may_have_several_lines() throws Exception {
    awaitHits(1, "surefire\n\tran no tests", "");
    assertThat(search("surefrie", "").path("didYouMean").asText()).isEqualTo("surefire");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?q=a&since=soon", "?q=a&order=best", "?q=a&limit=101", "?q=a&cursor=x", "?q=a&session=0", "?what=a"})
  void a_bad_parameter_is_named(String query) throws Exception {
    HttpCaller.Said said = worker.caller().get("/v1/search" + query);

    assertThat(said.status()).isEqualTo(400);
    assertThat(said.json().path("remedy").asText()).isNotBlank();
  }

  @Test
  void the_index_is_rebuilt_when_asked() throws Exception {
    assertThat(worker.caller().post("/v1/search/rebuild", "").status()).isEqualTo(202);
    awaitHits(2, "surefire", "");
  }
}
