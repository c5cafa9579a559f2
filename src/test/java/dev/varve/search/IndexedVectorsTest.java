package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.embed.ToyVectors;
import dev.varve.memory.Meaning;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.junit.jupiter.api.Test;

/** The index has the vectors that the store has, whatever happens in between. */
class IndexedVectorsTest extends FollowedStore {

  private static final List<String> MODELS = List.of("small/8", "other/8", "large/4096");

  private final Vectors vectors = new Vectors();

  private void embed(MemoryRef ref, String model) {
    int size = Integer.parseInt(model.substring(model.indexOf('/') + 1));
    store.database.write(
        tx -> {
          vectors.store(tx, ref, new Meaning(model, ToyVectors.of(ref.toString(), size)));
          return ref;
        });
  }

  private Map<String, String> stored() {
    Map<String, String> models = new HashMap<>();
    store.database.read(
        tx ->
            tx.list(
                "SELECT memory_id, model FROM vectors", row -> models.put("#" + row.number(1), row.text(2))));
    return models;
  }

  private Map<String, String> indexed() throws IOException {
    Map<String, String> models = new HashMap<>();
    IndexView view = index.acquire();
    if (view != null) {
      for (LeafReaderContext leaf : view.reader().leaves()) {
        for (String model : MODELS) {
          FloatVectorValues values = leaf.reader().getFloatVectorValues(MemoryDocument.vector(model));
          if (values != null) {
            collect(view, leaf, values, model, models);
          }
        }
      }
      view.release();
    }
    return models;
  }

  private static void collect(
      IndexView view, LeafReaderContext leaf, FloatVectorValues values, String model, Map<String, String> models)
      throws IOException {
    KnnVectorValues.DocIndexIterator documents = values.iterator();
    for (int doc = documents.nextDoc(); doc != KnnVectorValues.DocIndexIterator.NO_MORE_DOCS; doc = documents.nextDoc()) {
      int place = view.layout().place(leaf.docBase + doc);
      if (place >= 0) {
        assertThat(models.put(MemoryDocument.ref(view.layout().code(place)).toString(), model)).isNull();
      }
    }
  }

  private void assertEqual() throws IOException {
    follower.catchUp();
    assertThat(indexed()).isEqualTo(stored());
  }

  @Test
  void a_vector_that_is_stored_later_is_in_the_index() throws IOException {
    MemoryRef ref = store.observation(place, "one", "");
    assertEqual();
    embed(ref, "small/8");
    assertEqual();
    embed(ref, "large/4096");
    assertEqual();
    assertThat(indexed()).containsOnlyKeys(ref.toString());
  }

  @Test
  void an_index_is_built_anew_with_the_vectors_that_are_stored() throws IOException {
    for (int i = 0; i < 20; i++) {
      embed(store.observation(place, "one", ""), MODELS.get(i % 3));
    }
    follower.rebuild();
    assertEqual();
    follower.close();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    start();
    assertEqual();
    assertThat(indexed()).hasSize(20);
  }

  @Test
  void more_vectors_than_one_look_takes_are_all_taken() throws IOException {
    List<MemoryRef> refs = new ArrayList<>();
    for (int i = 0; i < 1_203; i++) {
      refs.add(store.observation(place, "one", ""));
    }
    assertEqual();
    refs.forEach(ref -> embed(ref, "small/8"));
    assertEqual();
    assertThat(indexed()).hasSize(1_203);
  }

  @Test
  void index_equals_store_after_any_crash() throws IOException {
    for (int seed = 1; seed <= 10; seed++) {
      Random random = new Random(seed);
      List<MemoryRef> refs = new ArrayList<>();
      for (int step = 0; step < 40; step++) {
        step(random, refs);
      }
      crash();
      follower.catchUp();
      assertThat(indexed()).as("seed %d", seed).isEqualTo(stored());
    }
  }

  private void step(Random random, List<MemoryRef> refs) throws IOException {
    switch (random.nextInt(9)) {
      case 0, 1 -> refs.add(store.observation(place, "title", "text"));
      case 2, 3 -> {
        if (!refs.isEmpty()) {
          embed(refs.get(random.nextInt(refs.size())), MODELS.get(random.nextInt(2)));
        }
      }
      case 4, 5 -> follower.catchUp();
      case 6 -> now = now.plus(Duration.ofSeconds(3));
      case 7 -> {
        if (!refs.isEmpty()) {
          store.forget(refs.removeFirst());
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
