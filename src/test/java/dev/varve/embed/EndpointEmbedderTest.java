package dev.varve.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.varve.embed.EmbedFailure.Late;
import dev.varve.embed.EmbedFailure.RateLimited;
import dev.varve.embed.EmbedFailure.Refused;
import dev.varve.embed.EmbedFailure.Transient;
import dev.varve.embed.EmbedFailure.Unfit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EndpointEmbedderTest {

  private static final Instant NOW = Instant.parse("2030-05-01T00:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(30);

  private TestingEndpoint endpoint;
  private Embedder embedder;

  @BeforeEach
  void open() throws IOException {
    endpoint = TestingEndpoint.open();
    embedder = embedder("a-key");
  }

  @AfterEach
  void close() {
    embedder.close();
    endpoint.close();
  }

  private Embedder embedder(String key) {
    EmbedOptions options = new EmbedOptions(endpoint.base(), "toy", key, "", "", LONG);
    return new EndpointEmbedder(options, InstantSource.fixed(NOW));
  }

  private Embedded ask(String... texts) throws InterruptedException {
    return embedder.embed(List.of(texts), LONG);
  }

  private EmbedFailure failure(String... texts) throws InterruptedException {
    return ((Embedded.Failed) ask(texts)).failure();
  }

  @Test
  void each_text_gets_its_own_vector_of_length_one_whatever_the_order_of_the_answer() throws InterruptedException {
    Embedded.Vectors answer = (Embedded.Vectors) ask("the car", "the cat");

    assertThat(answer.vectors()).hasSize(2);
    assertThat(answer.vectors().getFirst()).containsExactly(ToyVectors.of("the car", 16), within(1e-6f));
    assertThat(answer.vectors().getLast()).containsExactly(ToyVectors.of("the cat", 16), within(1e-6f));
  }

  @Test
  void model_texts_and_key_are_sent() throws InterruptedException {
    ask("one", "two");
    try (Embedder keyless = embedder("")) {
      keyless.embed(List.of("three"), LONG);
    }

    TestingEndpoint.Request first = endpoint.requests.getFirst();
    assertThat(first.body().toString()).isEqualTo("{\"model\":\"toy\",\"input\":[\"one\",\"two\"]}");
    assertThat(first.authorization()).isEqualTo("Bearer a-key");
    assertThat(endpoint.requests.getLast().authorization()).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource({"401, key_file", "403, key_file", "404, search.vectors.model", "302, search.vectors.url", "402, account"})
  void what_only_a_person_can_mend_names_the_remedy(int status, String remedy) throws InterruptedException {
    endpoint.reply(status, "no");

    assertThat(failure("text")).isInstanceOfSatisfying(
        Unfit.class,
        unfit -> {
          assertThat(unfit.remedy()).contains(remedy);
          assertThat(unfit.evidence()).contains(endpoint.base() + "/embeddings", Integer.toString(status));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422, 500})
  void texts_that_are_not_taken_are_told_from_an_endpoint_that_fails(int status) throws InterruptedException {
    endpoint.reply(status, "the input is too long: text");
    assertThat(failure("text")).isInstanceOf(Refused.class);
    assertThat(failure("text").evidence()).doesNotContain("text");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 502, 503, 504})
  void an_overloaded_endpoint_passes_by_itself(int status) throws InterruptedException {
    endpoint.reply(status, "");
    assertThat(failure("text")).isInstanceOf(Transient.class);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"7; PT7S", "Wed, 1 May 2030 00:02:00 GMT; PT2M", "soon; ", "; "},
      delimiter = ';')
  void a_limit_says_when_to_come_again(@Nullable String header, @Nullable Duration wish) throws InterruptedException {
    endpoint.reply(
        (request, exchange) -> {
          if (header != null) {
            exchange.getResponseHeaders().set("Retry-After", header);
          }
          TestingEndpoint.send(exchange, 429, "");
        });
    assertThat(((RateLimited) failure("text")).retryAfter()).isEqualTo(wish);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "{}",
        "{\"error\":\"overloaded\"}",
        "{\"data\":[]}",
        "{\"data\":[{\"embedding\":[]}]}",
        "{\"data\":[{\"embedding\":[0,0,0]}]}",
        "{\"data\":[{\"embedding\":[1,\"NaN\"]}]}",
        "{\"data\":[{\"embedding\":[1,NaN]}]}",
        "{\"data\":[{\"embedding\":[1,null]}]}",
        "{\"data\":[{\"embedding\":[1e300,1e300]}]}",
        "{\"data\":[{\"embedding\":\"AACAPw==\"}]}",
        "{\"data\":[{\"index\":1,\"embedding\":[1]}]}",
        "{\"data\":[{\"embedding\":[1]},{\"embedding\":[1]}]}"
      })
  void an_answer_without_the_vectors_is_no_answer(String body) throws InterruptedException {
    endpoint.reply(200, body);
    assertThat(failure("text")).isInstanceOf(Unfit.class);
  }

  @Test
  void vectors_of_different_sizes_are_no_answer() throws InterruptedException {
    endpoint.reply(200, "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":1,\"embedding\":[1,2]}]}");
    assertThat(failure("one", "two").evidence()).contains("different sizes");
  }

  @Test
  void vectors_that_are_too_long_are_no_answer() throws InterruptedException {
    endpoint.reply(200, "{\"data\":[{\"embedding\":[" + "1,".repeat(EmbeddingAnswer.NUMBERS_MAX) + "1]}]}");
    assertThat(failure("text").evidence()).contains("4097", "4096");
    endpoint.reply(200, "{\"data\":[{\"embedding\":[" + "1,".repeat(EmbeddingAnswer.NUMBERS_MAX - 1) + "1]}]}");
    assertThat(ask("text")).isInstanceOf(Embedded.Vectors.class);
  }

  @Test
  void a_huge_answer_is_given_up() throws InterruptedException {
    endpoint.reply(
        (request, exchange) -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] spaces = " ".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
          for (int i = 0; i < 64; i++) {
            exchange.getResponseBody().write(spaces);
          }
        });
    assertThat(failure("text")).isInstanceOf(Unfit.class);
    assertThat(failure("text").evidence()).contains("8 MB");
  }

  @Test
  void an_endpoint_that_does_not_answer_in_time_is_late() throws InterruptedException {
    endpoint.keepWaiting();
    assertThat(late()).isInstanceOf(Late.class);
    endpoint.keepWaitingForTheBody();
    assertThat(late()).isInstanceOf(Late.class);
  }

  private EmbedFailure late() throws InterruptedException {
    return ((Embedded.Failed) embedder.embed(List.of("text"), Duration.ofMillis(50))).failure();
  }

  @Test
  void an_endpoint_that_is_not_there_passes_by_itself() throws InterruptedException {
    endpoint.close();
    assertThat(failure("text")).isInstanceOf(Transient.class);
  }

  @Test
  void after_the_end_requests_fail() throws InterruptedException {
    embedder.close();
    assertThat(failure("text")).isInstanceOf(Transient.class);
  }

  @Test
  void the_key_is_in_no_text_about_it() {
    assertThat(new EmbedOptions(endpoint.base(), "toy", "a-key", "", "", LONG).toString()).doesNotContain("a-key");
  }
}
