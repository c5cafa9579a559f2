package dev.varve.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.embed.EmbedFailure.Late;
import dev.varve.embed.EmbedFailure.RateLimited;
import dev.varve.embed.EmbedFailure.Refused;
import dev.varve.embed.EmbedFailure.Transient;
import dev.varve.embed.EmbedFailure.Unfit;
import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddingModelTest {

  private static final List<String> TEXT = List.of("a text");

  private final TestingEmbedder embedder = new TestingEmbedder(4);
  private final List<EngineEvent> told = new ArrayList<>();
  private Instant now = Instant.parse("2030-05-01T00:00:00Z");
  private EmbeddingModel model;

  @BeforeEach
  void open() {
    model = model(TestingEmbedder.options("toy"));
  }

  private EmbeddingModel model(EmbedOptions options) {
    EngineEvents events = new EngineEvents();
    events.subscribe(told::add);
    return new EmbeddingModel(options, embedder, text -> text.replace("s3cret", ""), () -> now, events);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private int asked() {
    return embedder.texts.size();
  }

  @Test
  void while_it_fails_it_rests_longer_after_each_failure() throws InterruptedException {
    embedder.fail(new Transient("down"));
    for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      int before = asked();
      model.memories(TEXT);
      assertThat(asked()).isEqualTo(before + 1);
      pass(Duration.ofSeconds(seconds).minusMillis(1));
      assertThat(model.memories(TEXT)).isInstanceOf(Embedded.Resting.class);
      assertThat(model.question("a question")).isInstanceOf(Embedded.Resting.class);
      assertThat(asked()).isEqualTo(before + 1);
      pass(Duration.ofMillis(1));
    }
    embedder.fail(null);

    assertThat(model.memories(TEXT)).isInstanceOf(Embedded.Vectors.class);
    assertThat(model.status()).isEqualTo(EndpointStatus.OPEN);
  }

  @Test
  void the_log_is_told_once_that_it_fails_and_once_that_it_answers() throws InterruptedException {
    embedder.fail(new Unfit("401", "the key"));
    for (int i = 0; i < 5; i++) {
      model.memories(TEXT);
      pass(Duration.ofHours(1));
    }
    embedder.fail(null);
    model.memories(TEXT);
    model.memories(TEXT);

    assertThat(told)
        .containsExactly(new EngineEvent.VectorsClosed("toy", "401", "the key"), new EngineEvent.VectorsOpened("toy"));
  }

  @Test
  void a_limit_is_kept_as_long_as_it_was_asked_for_within_reason() throws InterruptedException {
    embedder.fail(new RateLimited("429", Duration.ofSeconds(90)));
    model.memories(TEXT);
    assertThat(model.status().until()).isEqualTo(now.plusSeconds(90));
    pass(Duration.ofSeconds(90));
    embedder.fail(new RateLimited("429", Duration.ofDays(365)));
    model.memories(TEXT);
    assertThat(model.status().until()).isEqualTo(now.plusSeconds(3_600));
    pass(Duration.ofHours(1));
    embedder.fail(new RateLimited("429", null));
    model.memories(TEXT);
    assertThat(model.status().until()).isEqualTo(now.plusSeconds(60));
  }

  @Test
  void a_late_answer_to_a_question_spares_the_next_questions_but_not_memories() throws InterruptedException {
    embedder.fail(new Late("late"));
    model.question("one");
    embedder.fail(null);

    assertThat(model.question("two")).isInstanceOf(Embedded.Resting.class);
    assertThat(model.memories(TEXT)).isInstanceOf(Embedded.Vectors.class);
    assertThat(told).isEmpty();
    pass(EndpointGate.REST_MIN);
    assertThat(model.question("three")).isInstanceOf(Embedded.Vectors.class);
  }

  @Test
  void a_refused_text_closes_nothing_and_a_refused_probe_does() throws InterruptedException {
    embedder.fail(new Refused("400"));
    model.memories(TEXT);
    assertThat(model.isOpen()).isTrue();
    model.probe();
    assertThat(model.isOpen()).isFalse();
    assertThat(model.status().remedy()).contains("search.vectors.model");
  }

  @Test
  void another_size_under_the_same_name_is_refused_until_the_restart() throws InterruptedException {
    assertThat(((Embedded.Vectors) model.memories(TEXT)).model()).isEqualTo("toy/4");
    embedder.size(8);
    assertThat(model.question("a question")).isInstanceOf(Embedded.Failed.class);
    assertThat(model.status().reason()).contains("8 numbers", "4 before");
    assertThat(model.status().remedy()).contains("Restart");
    assertThat(((Embedded.Vectors) model(TestingEmbedder.options("toy")).probe()).model()).isEqualTo("toy/8");
  }

  @Test
  void prefixes_go_before_the_text_and_that_of_memories_is_part_of_what_vectors_depend_on() throws InterruptedException {
    EmbedOptions options =
        new EmbedOptions(URI.create("http://h/v1"), "toy", "", "document:", "query:", Duration.ofSeconds(1));
    EmbeddingModel prefixed = model(options);

    assertThat(((Embedded.Vectors) prefixed.memories(TEXT)).model()).isEqualTo("toy/4/document:");
    assertThat(((Embedded.Vectors) prefixed.question("why?")).model()).isEqualTo("toy/4/document:");
    assertThat(embedder.texts).containsExactly("document: a text", "query: why?");
  }

  @Test
  void what_nobody_may_see_is_taken_out_of_a_question_before_it_is_sent() throws InterruptedException {
    model.question("why s3cret?");
    assertThat(embedder.texts).containsExactly("why ?");
    assertThat(model.question("s3cret")).isInstanceOf(Embedded.Failed.class);
    assertThat(embedder.texts).hasSize(1);
    assertThat(model.isOpen()).isTrue();
  }

  @Test
  void long_texts_are_cut_between_characters() throws InterruptedException {
    model.memories(List.of("x".repeat(EmbeddingModel.TEXT_CHARS_MAX - 1) + "🙂 and more"));
    assertThat(embedder.texts.getFirst()).isEqualTo("x".repeat(EmbeddingModel.TEXT_CHARS_MAX - 1));
  }

  @Test
  void nobody_hears_of_what_fails_because_it_was_closed() throws InterruptedException {
    embedder.fail(new Transient("closed"));
    model.close();
    model.memories(TEXT);
    assertThat(told).isEmpty();
  }
}
