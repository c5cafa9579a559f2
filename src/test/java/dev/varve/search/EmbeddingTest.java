package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.embed.EmbedFailure;
import dev.varve.embed.EmbeddingModel;
import dev.varve.embed.TestingEmbedder;
import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Vectors;
import dev.varve.search.TestingStore.Place;
import dev.varve.store.StoreException;
import dev.varve.store.TestingDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which memories are sent to the model when, and what becomes of its answers. */
class EmbeddingTest {

  private final TestingStore store = new TestingStore();
  private final TestingEmbedder embedder = new TestingEmbedder(4);
  private final Vectors vectors = new Vectors();
  private Instant now = TestingStore.BEGIN;
  private Place place;
  private Embedding embedding;

  @BeforeEach
  void open() {
    place = store.session(store.project("git:x", "x"), "api");
    start();
  }

  private void start() {
    EmbeddingModel model =
        new EmbeddingModel(
            TestingEmbedder.options("toy"), embedder, UnaryOperator.identity(), () -> now, new EngineEvents());
    embedding = new Embedding(model, store.database);
  }

  private boolean hasVector(MemoryRef ref) {
    return store.database.read(tx -> vectors.find(tx, ref).isPresent());
  }

  private List<String> sent() {
    return embedder.texts.stream().filter(text -> text.startsWith("memory ")).toList();
  }

  private List<MemoryRef> observations(int count) {
    List<MemoryRef> refs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      refs.add(store.observation(place, "memory " + i, ""));
    }
    return refs;
  }

  @Test
  void every_kind_gets_vectors_and_nothing_is_sent_twice() throws InterruptedException {
    List<MemoryRef> all = observations(40);
    all.add(store.summary(place, "memory of a summary", ""));
    all.add(store.prompt(place, "memory of a prompt"));
    embedding.round();
    embedding.round();

    assertThat(all).allMatch(this::hasVector);
    assertThat(sent()).hasSize(42).doesNotHaveDuplicates();
  }

  @Test
  void after_a_restart_only_what_has_no_vector_is_sent() throws InterruptedException {
    observations(20);
    embedding.round();
    start();
    store.observation(place, "memory of later", "");
    embedding.round();

    assertThat(sent()).hasSize(21).endsWith("memory of later");
  }

  @Test
  void new_memories_are_sent_before_what_waits_and_of_that_the_latest_first() throws InterruptedException {
    observations(40);
    List<String> order = new ArrayList<>();
    embedder.before(
        () -> {
          if (order.isEmpty() && !sent().isEmpty()) {
            store.observation(place, "memory that is new", "");
          }
          order.addAll(sent());
        });
    embedding.round();

    assertThat(sent().getFirst()).isEqualTo("memory 39");
    assertThat(sent().indexOf("memory that is new")).isEqualTo(16);
    assertThat(sent().getLast()).isEqualTo("memory 0");
  }

  @Test
  void a_text_that_is_refused_keeps_no_other_from_its_vector() throws InterruptedException {
    List<MemoryRef> refs = observations(20);
    embedder.refuse(text -> text.equals("memory 7"));
    embedding.round();

    assertThat(refs).filteredOn(ref -> !hasVector(ref)).containsExactly(refs.get(7));
    assertThat(embedding.refused()).isEqualTo(1);
    int before = sent().size();
    embedding.round();
    assertThat(sent()).hasSize(before);
  }

  @Test
  void a_model_that_refuses_everything_is_not_sent_everything() throws InterruptedException {
    observations(100);
    embedding.round();
    List<MemoryRef> more = observations(100);
    embedder.refuse(text -> true);
    int before = embedder.texts.size();
    embedding.round();

    assertThat(embedder.texts.size() - before).isLessThan(20);
    assertThat(embedding.refused()).isZero();
    embedder.refuse(text -> false);
    now = now.plus(Duration.ofHours(1));
    embedding.round();
    assertThat(more).allMatch(this::hasVector);
  }

  @Test
  void what_was_under_way_when_it_failed_is_sent_again() throws InterruptedException {
    List<MemoryRef> refs = observations(30);
    embedder.before(
        () -> {
          if (!sent().isEmpty()) {
            embedder.fail(new EmbedFailure.Transient("down"));
          }
        });
    embedding.round();
    assertThat(refs).noneMatch(this::hasVector);
    embedder.before(() -> {});
    embedder.fail(null);
    now = now.plusSeconds(2);
    embedding.round();

    assertThat(refs).allMatch(this::hasVector);
  }

  @Test
  void what_is_forgotten_while_it_is_sent_gets_no_vector() throws InterruptedException {
    List<MemoryRef> refs = observations(3);
    embedder.before(
        () -> {
          if (!sent().isEmpty()) {
            store.forget(refs.get(1));
          }
        });
    embedding.round();

    assertThat(refs).filteredOn(this::hasVector).containsExactly(refs.getFirst(), refs.getLast());
    assertThat(store.database.<Long>read(tx -> tx.number("SELECT count(*) FROM vectors"))).isEqualTo(2);
  }

  @Test
  void forgetting_takes_the_vector_along() throws InterruptedException {
    List<MemoryRef> refs = observations(2);
    embedding.round();
    store.forget(refs.getFirst());
    assertThat(hasVector(refs.getFirst())).isFalse();
    assertThat(hasVector(refs.getLast())).isTrue();
  }

  @Test
  void a_crash_before_vectors_are_on_disk_costs_their_batch_alone() throws InterruptedException {
    List<MemoryRef> refs = observations(10);
    store.database.failNext(TestingDatabase.Point.BEFORE_SYNC);
    Assertions.assertThatThrownBy(embedding::round).isInstanceOf(StoreException.class);
    assertThat(refs).noneMatch(this::hasVector);
    embedding.round();
    assertThat(refs).allMatch(this::hasVector);
  }

  @Test
  void after_it_was_stopped_nothing_is_sent() throws InterruptedException {
    observations(3);
    embedding.stop();
    embedding.round();
    assertThat(sent()).isEmpty();
  }

  @Test
  void what_the_user_asked_is_sent_for_the_prompt_alone() throws InterruptedException {
    store.observation(place, "memory of a turn", "Asked: why does it fail?\nThe lock was missing.");
    embedding.round();
    assertThat(sent()).containsExactly("memory of a turn\n\nThe lock was missing.");
  }
}
