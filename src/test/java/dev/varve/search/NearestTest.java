package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvents;
import dev.varve.memory.Meaning;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Vectors;
import dev.varve.search.TestingStore.Place;
import dev.varve.search.words.MemoryAnalyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestTest {

  private static final String MODEL = "toy/8";

  /** More than are compared one by one, so that the graph is asked in the larger project. */
  private static final int MANY = 5_600;

  @TempDir private Path directory;
  private final TestingStore store = new TestingStore();
  private final Random random = new Random(3);

  private record Known(MemoryRef ref, float[] vector) {}

  private List<Known> fill(Place place, int count) {
    List<Known> known = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Known one = new Known(store.observation(place, "x", ""), any());
      store.database.write(
          tx -> {
            new Vectors().store(tx, one.ref(), new Meaning(MODEL, one.vector()));
            return one;
          });
      known.add(one);
    }
    return known;
  }

  /** Of length one, in any direction. */
  private float[] any() {
    float[] vector = new float[8];
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  @Test
  void the_nearest_of_a_scope_are_found_whether_compared_or_led_to() throws IOException {
    List<Known> few = fill(store.session(store.project("git:few", "few"), "api"), 300);
    Place place = store.session(store.project("git:many", "many"), "api");
    List<Known> many = fill(place, MANY);
    MemoryIndex index = new MemoryIndex(directory, new MemoryAnalyzer());
    try (IndexFollower follower =
        new IndexFollower(index, store.database, InstantSource.fixed(TestingStore.BEGIN), new EngineEvents())) {
      follower.catchUp();
      IndexView view = Objects.requireNonNull(index.acquire());
      Scope all = view.layout().of(List.of(place.project().value()));
      Scope small = view.layout().of(List.of(place.project().value() - 1));
      int found = 0;
      for (int i = 0; i < 20; i++) {
        float[] asked = any();
        assertThat(nearest(view, small, asked)).containsExactlyElementsOf(exactly(few, asked));
        List<MemoryRef> led = nearest(view, all, asked);
        assertThat(led).hasSize(10).isSubsetOf(many.stream().map(Known::ref).toList());
        led.retainAll(exactly(many, asked));
        found += led.size();
      }
      assertThat(found).as("of 200").isGreaterThan(150);
      view.release();
    }
  }

  private static List<MemoryRef> nearest(IndexView view, Scope scope, float[] asked) throws IOException {
    Conditions conditions =
        Conditions.of(
            view, new Postings(view, scope), SearchFilter.none(), Question.of("x", new MemoryAnalyzer()));
    List<MemoryRef> refs = new ArrayList<>();
    new Nearest(view, scope, conditions)
        .to(new Meaning(MODEL, asked), 10)
        .forEach(one -> refs.add(MemoryDocument.ref(one.code())));
    return refs;
  }

  private static List<MemoryRef> exactly(List<Known> known, float[] asked) {
    return known.stream()
        .sorted(
            Comparator.comparingDouble((Known one) -> -dot(one.vector(), asked))
                .thenComparingLong(one -> -one.ref().id()))
        .limit(10)
        .map(Known::ref)
        .toList();
  }

  private static double dot(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
