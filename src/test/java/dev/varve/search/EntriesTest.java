package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.embed.ToyVectors;
import dev.varve.memory.Meaning;
import dev.varve.memory.Memories;
import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.memory.Vectors;
import dev.varve.search.TestingStore.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Memories that are read together are those that are read one by one. */
class EntriesTest {

  private static final Meaning MEANING = new Meaning("toy/4", ToyVectors.of("any", 4));

  private final TestingStore store = new TestingStore();
  private final Entries entries = new Entries();
  private final List<MemoryRef> refs = new ArrayList<>();
  private final Random random = new Random(7);

  @BeforeEach
  void fill() {
    Place place = store.session(store.project("git:x", "x"), "api");
    for (int i = 0; i < 60; i++) {
      List<String> files = List.of("src/F" + i + ".java", "src/G.java");
      refs.add(store.observation(place, "change", "observation " + i, "text", List.of(), files));
      refs.add(i % 3 == 0 ? store.prompt(place, "prompt " + i) : store.summary(place, "summary " + i, ""));
    }
    for (MemoryRef ref : List.copyOf(refs)) {
      if (ref.kind() == MemoryKind.OBSERVATION && random.nextInt(4) == 0) {
        store.forget(ref);
      } else if (random.nextInt(3) == 0) {
        store.database.write(tx -> {
          new Vectors().store(tx, ref, MEANING);
          return ref;
        });
      }
    }
  }

  private List<Entry> oneByOne(List<MemoryRef> wanted) {
    List<Entry> found = new ArrayList<>();
    for (MemoryRef ref : wanted) {
      store.database.read(tx -> new Memories().find(tx, ref).map(memory ->
          found.add(new Entry(memory, new Vectors().find(tx, ref).orElse(null)))));
    }
    return found;
  }

  private static List<String> text(List<Entry> entries) {
    return entries.stream().map(entry -> entry.memory() + (entry.meaning() == null ? "" : " with a vector")).toList();
  }

  @Test
  void any_set_of_references_gives_what_each_of_them_gives() {
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(refs, random);
      List<MemoryRef> wanted = refs.subList(0, random.nextInt(refs.size()));
      Set<MemoryRef> set = new HashSet<>(wanted);
      List<Entry> together = store.database.read(tx -> entries.of(tx, set));

      assertThat(text(together)).containsExactlyInAnyOrderElementsOf(text(oneByOne(wanted)));
    }
  }

  @Test
  void slices_of_a_kind_are_all_of_that_kind() {
    for (MemoryKind kind : MemoryKind.values()) {
      List<Entry> all = new ArrayList<>();
      List<Entry> slice;
      long last = 0;
      do {
        long after = last;
        slice = store.database.read(tx -> entries.after(tx, kind, after, 7));
        all.addAll(slice);
        last = slice.isEmpty() ? last : slice.getLast().memory().ref().id();
      } while (!slice.isEmpty());

      List<MemoryRef> wanted = refs.stream().filter(ref -> ref.kind() == kind).toList();
      assertThat(text(all)).containsExactlyInAnyOrderElementsOf(text(oneByOne(wanted)));
    }
  }
}
