package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.embed.EmbedFailure;
import dev.varve.embed.EmbeddingModel;
import dev.varve.embed.TestingEmbedder;
import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.search.TestingStore.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a toy model that knows a few words adds to what words find. */
class SearchByMeaningTest {

  private static final SearchFilter TALLY = SearchFilter.ofProject("tally");
  private static final int SIZE = 64;

  @TempDir private Path directory;
  private final TestingStore store = new TestingStore();
  private final TestingEmbedder embedder = new TestingEmbedder(SIZE);
  private Instant now = TestingStore.BEGIN;
  @AutoClose private Search search;
  private Place session;

  @BeforeEach
  void open() {
    session = store.session(store.project("git:example.org/tally", "tally"), "claude-code");
    start("toy");
  }

  private void start(String model) {
    InstantSource clock = () -> now;
    EngineEvents events = new EngineEvents();
    search =
        new Search(
            store.database,
            directory,
            clock,
            ZoneOffset.UTC,
            events,
            new EmbeddingModel(TestingEmbedder.options(model), embedder, UnaryOperator.identity(), clock, events));
  }

  private void embed() throws InterruptedException {
    search.embed();
    search.catchUp();
  }

  private List<MemoryRef> found(String question) {
    return found(question, TALLY);
  }

  private List<MemoryRef> found(String question, SearchFilter filter) {
    return search.find(SearchRequest.of(question, filter)).hits().stream().map(Hit::ref).toList();
  }

  private VectorStatus status() {
    return search.vectors().orElseThrow();
  }

  @Test
  void a_memory_in_other_words_is_found_once_it_is_embedded() throws InterruptedException {
    MemoryRef car = store.observation(session, "automobile", "");
    store.observation(session, "lamp", "");
    search.catchUp();
    assertThat(found("car")).isEmpty();
    embed();

    assertThat(found("car").getFirst()).isEqualTo(car);
    assertThat(status().embedded()).isEqualTo(2);
    assertThat(status().memories()).isEqualTo(2);
  }

  @Test
  void a_hit_by_meaning_alone_marks_no_word_and_has_no_score_of_words() throws InterruptedException {
    store.observation(session, "automobile", "The automobile was repaired");
    embed();

    Hit hit = search.find(SearchRequest.of("car", TALLY)).hits().getFirst();
    assertThat(hit.snippet().marks()).isEmpty();
    assertThat(hit.score()).isZero();
  }

  @Test
  void what_both_find_comes_before_what_one_finds() throws InterruptedException {
    MemoryRef meant = store.observation(session, "automobile", "");
    MemoryRef written = store.observation(session, "a car with many other words about a long day at the sea", "");
    MemoryRef both = store.observation(session, "car", "");
    embed();

    assertThat(found("car")).startsWith(both).contains(meant, written);
  }

  @Test
  void a_memory_is_found_by_words_before_it_has_a_vector() {
    MemoryRef ref = store.observation(session, "the ledger is rounded", "");
    search.catchUp();
    assertThat(found("ledger")).containsExactly(ref);
    assertThat(status().embedded()).isZero();
  }

  @Test
  void words_alone_answer_when_the_model_does_not() throws InterruptedException {
    store.observation(session, "car", "");
    store.observation(store.session(session.project(), "codex"), "automobile", "");
    embed();
    embedder.fail(new EmbedFailure.Transient("down"));

    assertThat(search.find(SearchRequest.of("a car", TALLY)))
        .isEqualTo(search.findByWords(SearchRequest.of("a car", TALLY)));
    assertThat(status().byWords()).isEqualTo(1);
    assertThat(status().open()).isFalse();
    assertThat(status().reason()).isEqualTo("down");
  }

  @Test
  void a_search_by_words_asks_no_model() throws InterruptedException {
    store.observation(session, "automobile car", "");
    embed();
    int before = embedder.texts.size();

    search.findByWords(SearchRequest.of("car", TALLY));
    search.find(new SearchRequest("car", TALLY, SearchOrder.TIME, 10, null));
    found("\"automobile car\"");
    found("auto*");
    found("");
    assertThat(embedder.texts).hasSize(before);
  }

  @Test
  void the_same_question_is_asked_once() throws InterruptedException {
    store.observation(session, "car", "");
    embed();
    found("car");
    int before = embedder.texts.size();
    found("car");
    assertThat(embedder.texts).hasSize(before);
  }

  @Test
  void pages_of_any_size_are_the_whole_in_order() throws InterruptedException {
    for (int i = 0; i < 60; i++) {
      store.observation(session, (i % 3 == 0 ? "automobile " : "car ") + "number " + i, "a vehicle");
    }
    embed();
    List<MemoryRef> whole = all(100);
    for (int limit : new int[] {1, 7, 20}) {
      assertThat(all(limit)).isEqualTo(whole).doesNotHaveDuplicates();
    }
    assertThat(whole).hasSizeGreaterThan(20);
  }

  private List<MemoryRef> all(int limit) {
    List<MemoryRef> refs = new ArrayList<>();
    String cursor = null;
    do {
      SearchResult page = search.find(new SearchRequest("car", TALLY, SearchOrder.RELEVANCE, limit, cursor));
      page.hits().forEach(hit -> refs.add(hit.ref()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return refs;
  }

  @Test
  void a_filter_never_lets_another_memory_through() throws InterruptedException {
    Random random = new Random(5);
    List<String> words = List.of("car", "automobile", "vehicle", "doctor", "surgeon", "cat", "kitten", "lamp", "sea");
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      places.add(store.session(store.project("git:p" + i % 4, "p" + i % 4), i < 4 ? "codex" : "api"));
    }
    for (int i = 0; i < 200; i++) {
      String text = words.get(random.nextInt(words.size())) + " " + words.get(random.nextInt(words.size()));
      String type = random.nextBoolean() ? "bugfix" : "decision";
      store.observation(places.get(random.nextInt(8)), type, text, "", List.of(), List.of());
    }
    embed();
    int seen = 0;
    for (int i = 0; i < 200; i++) {
      String project = "p" + random.nextInt(4);
      String type = random.nextBoolean() ? "bugfix" : "decision";
      SearchFilter filter =
          new SearchFilter(project, random.nextBoolean() ? "codex" : null, type, null, null, null, null, null, null);
      String question = words.get(random.nextInt(words.size()));
      for (Hit hit : search.find(new SearchRequest(question, filter, SearchOrder.RELEVANCE, 100, null)).hits()) {
        assertThat(hit.project()).as("%s", filter).isEqualTo(project);
        assertThat(hit.type()).isEqualTo(type);
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(500);
  }

  @Test
  void another_model_embeds_everything_anew_and_nothing_of_the_old_is_compared() throws InterruptedException {
    MemoryRef car = store.observation(session, "automobile", "");
    embed();
    search.close();
    start("other");
    search.catchUp();
    assertThat(found("car")).isEmpty();
    assertThat(status().embedded()).isZero();
    embed();

    assertThat(found("car")).containsExactly(car);
    assertThat(status().embedded()).isEqualTo(1);
    assertThat(store.database.<Long>read(tx -> tx.number("SELECT count(*) FROM vectors"))).isEqualTo(1);
  }

  @Test
  void another_size_of_vectors_embeds_everything_anew() throws InterruptedException {
    MemoryRef car = store.observation(session, "automobile", "");
    embed();
    search.close();
    embedder.size(1_536);
    start("toy");
    embed();

    assertThat(found("car")).containsExactly(car);
  }

  @Test
  void a_doubtful_question_shows_few_of_the_nearest() throws InterruptedException {
    for (int i = 0; i < 40; i++) {
      store.observation(session, "automobile " + (char) ('a' + i % 26), "");
    }
    embed();
    assertThat(found("car")).hasSize(Fusion.NEAREST_DOUBTFUL_MAX);
  }
}
