package dev.varve.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.Worker;
import dev.varve.embed.TestingEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker with a model behind a real port. */
@Timeout(120)
class VectorsFlowTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String QUESTION = "/v1/search?q=why+did+the+rounding+fail&limit=20";

  private TestingEndpoint endpoint;
  private TestingHome home;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    endpoint = TestingEndpoint.open();
    home =
        TestingHome.in(directory)
            .with("VARVE_SEARCH_VECTORS_URL", endpoint.base().toString())
            .with("VARVE_SEARCH_VECTORS_MODEL", "toy")
            .with("VARVE_SEARCH_VECTORS_QUESTION_TIME_MAX", "10s");
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  private static JsonNode vectors(Caller caller) throws IOException, InterruptedException {
    return caller.get("/v1/status").json().path("vectors");
  }

  /** Once nothing waits no memory is made any more, so that the count of those with a vector is looked at after that. */
  private static boolean isEmbedded(Caller caller) throws IOException, InterruptedException {
    if (!caller.isDrained()) {
      return false;
    }
    JsonNode vectors = vectors(caller);
    return vectors.path("memories").asLong() > 0
        && vectors.path("embedded").asLong() == vectors.path("memories").asLong();
  }

  @Test
  void every_memory_gets_a_vector_in_the_background_and_keeps_it_over_a_restart() throws Exception {
    long memories;
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      caller.playDemo();
      await().atMost(SOON).until(() -> isEmbedded(caller));
      memories = vectors(caller).path("memories").asLong();
      assertThat(vectors(caller).path("open").asBoolean()).isTrue();
      assertThat(caller.items(QUESTION)).isNotEmpty();
    }
    long texts = texts();
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      await().atMost(SOON).until(() -> isEmbedded(caller));
      caller.items(QUESTION);
      assertThat(vectors(caller).path("embedded").asLong()).isEqualTo(memories);
    }
    assertThat(texts() - texts).as("a probe and a question, at the end of %s", inputs()).isLessThanOrEqualTo(2);
  }

  private List<JsonNode> inputs() {
    return endpoint.requests.stream().map(request -> request.body().path("input")).toList();
  }

  private long texts() {
    return endpoint.requests.stream().mapToLong(request -> request.body().path("input").size()).sum();
  }

  @Test
  void a_worker_whose_model_fails_remembers_and_finds_all_the_same() throws Exception {
    endpoint.reply(401, "{\"error\":\"no\"}");
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      caller.playDemo();
      await().atMost(SOON).until(caller::isDrained);
      await().atMost(SOON).until(() -> !caller.items(QUESTION).isEmpty());
      await().atMost(SOON).until(() -> !vectors(caller).path("open").asBoolean());

      assertThat(vectors(caller).path("embedded").asLong()).isZero();
      assertThat(vectors(caller).path("remedy").asText()).contains("search.vectors.key_file");
      assertThat(caller.get("/v1/context?cwd=/home/dev/projects/tally").json().path("text").asText()).isNotEmpty();
    }
  }

  @Test
  void a_secret_in_a_question_is_not_sent() throws Exception {
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      caller.toolUse("s", "one");
      await().atMost(SOON).until(() -> isEmbedded(caller));
      caller.get("/v1/search?q=why+does+password%3Dhunter2hunter2+fail");
    }
    assertThat(endpoint.requests).extracting(TestingEndpoint.Request::body).asString()
        .contains("why does").doesNotContain("hunter2hunter2");
  }

  @Test
  void a_key_that_is_missing_keeps_no_worker_from_starting() throws Exception {
    TestingHome keyless = home.with("VARVE_SEARCH_VECTORS_KEY_FILE", "missing");
    try (Worker worker = keyless.start()) {
      Caller caller = keyless.caller(worker);
      assertThat(caller.get("/v1/status").status()).isEqualTo(200);
      assertThat(vectors(caller).isNull()).isTrue();
    }
    assertThat(endpoint.requests).isEqualTo(List.of());
  }

  @Test
  void a_model_that_never_answers_does_not_keep_the_worker_from_ending() throws Exception {
    endpoint.keepWaiting();
    try (Worker worker = home.start()) {
      Caller caller = home.caller(worker);
      caller.toolUse("s", "one");
      await().atMost(SOON).until(() -> !endpoint.requests.isEmpty());
    }
    assertThat(endpoint.requests).isNotEmpty();
  }
}
