package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.ProjectBook;
import dev.varve.queue.Changes;
import dev.varve.search.TestingStore.Place;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.junit.jupiter.api.Test;

class IndexFollowerTest extends FollowedStore {

  private Set<String> indexed() throws IOException {
    IndexView view = index.acquire();
    Set<String> refs = new TreeSet<>();
    if (view != null) {
      for (int place = 0; place < view.layout().size(); place++) {
        assertThat(refs.add(MemoryDocument.ref(view.layout().code(place)).toString())).isTrue();
      }
      view.release();
    }
    return refs;
  }

  private Set<String> stored() {
    Set<String> refs = new TreeSet<>();
    for (MemoryKind kind : MemoryKind.values()) {
      store.database.read(tx -> tx.list("SELECT id FROM " + table(kind), row -> new MemoryRef(kind, row.number(1))))
          .forEach(ref -> refs.add(ref.toString()));
    }
    return refs;
  }

  private static String table(MemoryKind kind) {
    return switch (kind) {
      case OBSERVATION -> "observations";
      case SUMMARY -> "summaries";
      case PROMPT -> "prompts WHERE private = 0";
    };
  }

  private void assertEqual() throws IOException {
    follower.catchUp();
    assertThat(indexed()).isEqualTo(stored());
  }

  @Test
  void an_index_is_filled_from_the_store_when_there_is_none() throws IOException {
    store.observation(place, "one", "");
    store.prompt(place, "two");

    assertEqual();
    assertThat(rebuilt).singleElement().satisfies(event -> assertThat(event.memories()).isEqualTo(2));
  }

  @Test
  void after_a_restart_it_reads_on_where_it_stood() throws IOException {
    assertEqual();
    store.observation(place, "one", "");
    follower.catchUp();
    restart();
    store.observation(place, "two", "");

    assertEqual();
    assertThat(rebuilt).hasSize(1);
  }

  @Test
  void memories_are_indexed_again_after_a_crash_before_the_commit() throws IOException {
    assertEqual();
    MemoryRef gone = store.observation(place, "one", "");
    store.observation(place, "two", "");
    follower.catchUp();
    store.forget(gone);
    follower.catchUp();
    crash();

    assertEqual();
    assertThat(rebuilt).hasSize(1);
  }

  @Test
  void an_index_of_another_store_is_emptied_before_anything_is_shown() throws IOException {
    store.observation(place, "of the first store", "");
    assertEqual();
    follower.close();
    store = new TestingStore();
    place = store.session(store.project("git:x", "x"), "api");
    start();

    assertEqual();
    assertThat(indexed()).isEmpty();
    assertThat(rebuilt).hasSize(2);
  }

  @Test
  void a_store_that_was_set_back_is_noticed() throws IOException {
    store.observation(place, "one", "");
    store.observation(place, "two", "");
    assertEqual();
    follower.close();
    store.database.write(
        tx -> {
          tx.update("DELETE FROM observation_sources");
          tx.update("DELETE FROM observations");
          return tx.update("DELETE FROM changes WHERE id > 1");
        });
    start();

    assertEqual();
    assertThat(indexed()).isEmpty();
  }

  @Test
  void changes_that_are_not_kept_any_more_make_it_begin_anew() throws IOException {
    assertEqual();
    store.observation(place, "one", "");
    follower.close();
    store.observation(place, "two", "");
    store.observation(place, "three", "");
    store.database.write(tx -> tx.update("DELETE FROM changes WHERE id < (SELECT max(id) FROM changes)"));
    start();

    assertEqual();
    assertThat(rebuilt).hasSize(2);
  }

  @Test
  void what_cannot_be_read_is_thrown_away_and_built_anew() throws IOException {
    store.observation(place, "one", "");
    assertEqual();
    follower.close();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    start();

    assertEqual();
    assertThat(indexed()).hasSize(1);
  }

  @Test
  void after_a_purge_no_file_holds_a_word_of_what_was_forgotten() throws IOException {
    for (int i = 0; i < 30; i++) {
      store.observation(place, "something else", "");
    }
    MemoryRef ref = store.observation(place, "xylophone", "");
    follower.catchUp();
    store.forget(ref);
    follower.purge();

    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as("%s", file).doesNotContain("xylophon");
      }
    }
    assertEqual();
  }

  private IndexTraces traces(String... words) throws IOException {
    Set<Term> terms = new HashSet<>();
    for (String word : words) {
      terms.add(new Term(MemoryAnalyzer.WORDS, word));
    }
    IndexView view = Objects.requireNonNull(index.acquire());
    IndexTraces traces = IndexTraces.in(view.reader(), store.database, terms);
    view.release();
    return traces;
  }

  @Test
  void what_removed_memories_left_behind_is_seen_until_a_purge() throws IOException {
    for (int i = 0; i < 30; i++) {
      store.observation(place, "the trumpet stays", "");
    }
    MemoryRef ref = store.observation(place, "the xylophone and the trumpet", "");
    follower.catchUp();
    store.forget(ref);
    IndexTraces before = traces("xylophone", "trumpet");
    assertThat(before.strangers()).isEqualTo(1);
    assertThat(before.isClean()).isFalse();

    follower.catchUp();
    IndexTraces removed = traces("xylophone", "trumpet");
    assertThat(removed.strangers()).isZero();
    assertThat(removed.deleted() + removed.orphans()).isPositive();
    follower.purge();
    assertThat(traces("xylophone", "trumpet")).isEqualTo(new IndexTraces(0, 0, 2, 1, 0));
    assertThat(traces().isClean()).isTrue();
  }

  @Test
  void merged_projects_are_one_in_the_index_too() throws IOException {
    Place other = store.session(store.project("git:y", "y"), "api");
    store.observation(other, "of y", "");
    store.observation(place, "of x", "");
    assertEqual();
    store.database.write(
        tx -> new ProjectBook().merge(tx, other.project(), place.project(), TestingStore.BEGIN));
    follower.catchUp();

    IndexView view = Objects.requireNonNull(index.acquire());
    assertThat(view.layout().of(List.of(place.project().value())).size()).isEqualTo(2);
    assertThat(view.layout().of(List.of(other.project().value())).size()).isZero();
    view.release();
  }

  @Test
  void index_equals_store_after_any_crash() throws IOException {
    for (int seed = 1; seed <= 12; seed++) {
      Random random = new Random(seed);
      List<MemoryRef> observations = new ArrayList<>();
      for (int step = 0; step < 25; step++) {
        step(random, observations);
      }
      crash();
      follower.catchUp();
      assertThat(indexed()).as("seed %d", seed).isEqualTo(stored());
    }
  }

  @Test
  void of_much_that_comes_at_once_the_first_is_shown_before_all_is_followed() throws IOException {
    assertEqual();
    follower.close();
    List<Integer> shown = Collections.synchronizedList(new ArrayList<>());
    index = new MemoryIndex(directory, new MemoryAnalyzer());
    follower = new IndexFollower(index, watched(shown), () -> now = now.plusSeconds(1), new EngineEvents());
    follower.catchUp();
    MemoryRef first = store.observation(place, "first", "");
    store.database.write(tx -> {
      for (int i = 0; i < 1_100; i++) {
        Changes.append(tx, "observation", place.session(), first.id(), TestingStore.BEGIN);
      }
      return first;
    });
    store.observation(place, "last", "");
    follower.catchUp();

    assertThat(shown).contains(1);
    assertThat(indexed()).hasSize(2);
  }

  /** Notes at each read how many memories are shown. */
  private Database watched(List<Integer> shown) {
    return new Database() {
      @Override
      public <T> T write(Work<T> work) {
        return store.database.write(work);
      }

      @Override
      public <T> T read(Work<T> work) {
        IndexView view = index.acquire();
        if (view != null) {
          shown.add(view.layout().size());
          release(view);
        }
        return store.database.read(work);
      }

      @Override
      public void close() {
        store.database.close();
      }
    };
  }

  private static void release(IndexView view) {
    try {
      view.release();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void step(Random random, List<MemoryRef> observations) throws IOException {
    switch (random.nextInt(9)) {
      case 0, 1 -> observations.add(store.observation(place, "title", "text"));
      case 2 -> store.prompt(place, "a prompt");
      case 3 -> store.summary(place, "asked", "learned");
      case 4, 5 -> follower.catchUp();
      case 6 -> now = now.plus(Duration.ofSeconds(3));
      case 7 -> {
        if (!observations.isEmpty()) {
          store.forget(observations.removeFirst());
        }
      }
      default -> {
        if (random.nextBoolean()) {
          crash();
        } else {
          restart();
        }
      }
    }
  }
}
