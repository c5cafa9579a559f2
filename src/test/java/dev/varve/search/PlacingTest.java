package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.search.TestingStore.Place;
import dev.varve.search.words.MemoryAnalyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A layout that goes on from an older one is the one that is made from nothing. */
class PlacingTest {

  @TempDir private Path directory;
  private final TestingStore store = new TestingStore();
  private final List<Place> places = new ArrayList<>();
  private final List<MemoryRef> observations = new ArrayList<>();

  @Test
  void a_layout_of_an_older_one_is_that_made_from_nothing() throws IOException {
    for (int i = 0; i < 9; i++) {
      places.add(store.session(store.project("git:p" + i % 3, "p" + i % 3), "api"));
    }
    for (int seed = 1; seed <= 6; seed++) {
      Random random = new Random(seed);
      MemoryIndex index = new MemoryIndex(directory.resolve("seed-" + seed), new MemoryAnalyzer());
      try (IndexFollower follower =
          new IndexFollower(index, store.database, InstantSource.fixed(TestingStore.BEGIN), new EngineEvents())) {
        for (int step = 0; step < 40; step++) {
          step(random, follower);
          assertSame(index, "seed %d, step %d".formatted(seed, step));
        }
      }
    }
  }

  private void step(Random random, IndexFollower follower) throws IOException {
    for (int i = random.nextInt(30); i > 0; i--) {
      Place place = places.get(random.nextInt(places.size()));
      store.at(TestingStore.BEGIN.plus(Duration.ofMinutes(random.nextInt(50))));
      observations.add(store.observation(place, "title " + i, "text"));
    }
    for (int i = random.nextInt(6); i > 0 && !observations.isEmpty(); i--) {
      store.forget(observations.remove(random.nextInt(observations.size())));
    }
    if (random.nextInt(8) == 0) {
      follower.purge();
    } else {
      follower.catchUp();
    }
  }

  private static void assertSame(MemoryIndex index, String when) throws IOException {
    IndexView view = Objects.requireNonNull(index.acquire());
    Layout layout = view.layout();
    Layout anew = Placing.of(view.reader(), Layout.EMPTY);
    assertThat(rows(layout)).as(when).isEqualTo(rows(anew));
    assertThat(layout.all()).isEqualTo(anew.all());
    for (int document = 0; document < view.reader().maxDoc(); document++) {
      int place = layout.place(document);
      if (place != anew.place(document) || place >= 0 && layout.document(place) != document) {
        throw new AssertionError("%s: document %d is at place %d".formatted(when, document, place));
      }
    }
    view.release();
  }

  private static List<List<Object>> rows(Layout layout) {
    List<List<Object>> rows = new ArrayList<>();
    for (int place = 0; place < layout.size(); place++) {
      rows.add(
          List.of(
              layout.project(place),
              layout.session(place),
              layout.time(place),
              layout.code(place),
              layout.length(place),
              layout.turn(place),
              layout.traits(place),
              layout.together(place, place + 1)));
    }
    return rows;
  }
}
