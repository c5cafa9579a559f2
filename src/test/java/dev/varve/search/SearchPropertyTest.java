package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.search.TestingStore.Place;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for any memories and any question. */
class SearchPropertyTest {

  private static final List<String> WORDS =
      List.of("ledger", "parseAmount", "rounding", "import", "surefire", "token", "price", "test", "release", "branch");

  private record Known(MemoryRef ref, String project, String rare) {}

  @TempDir private Path directory;
  private final TestingStore store = new TestingStore();
  private final Random random = new Random(11);
  private final List<Known> known = new ArrayList<>();
  @AutoClose private Search search;

  @BeforeEach
  void fill() {
    search =
        new Search(
            store.database, directory, InstantSource.fixed(TestingStore.BEGIN), ZoneOffset.UTC, new EngineEvents());
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String name = "p" + i % 4;
      places.add(store.session(store.project("git:" + name, name), i % 2 == 0 ? "codex" : "api"));
    }
    for (int i = 0; i < 300; i++) {
      Place place = places.get(random.nextInt(places.size()));
      String rare = rare(i);
      MemoryRef ref = store.observation(place, text() + " " + rare, text());
      known.add(new Known(ref, "p" + places.indexOf(place) % 4, rare));
      if (i % 50 == 49) {
        search.catchUp();
      }
    }
    search.catchUp();
  }

  /** Letters alone, unlike any other of them. */
  private static String rare(int number) {
    StringBuilder word = new StringBuilder("q");
    for (long rest = 7_919L * (number + 1_000); rest > 0; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.toString();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return text.toString();
  }

  @Test
  void every_memory_is_found_first_by_its_rare_word() {
    for (Known one : known) {
      SearchFilter filter = random.nextBoolean() ? SearchFilter.none() : SearchFilter.ofProject(one.project());
      List<Hit> hits = search.find(SearchRequest.of(one.rare(), filter)).hits();
      assertThat(hits).as("%s", one).isNotEmpty();
      assertThat(hits.getFirst().ref()).isEqualTo(one.ref());
    }
  }

  @Test
  void a_filter_never_lets_another_project_through() {
    for (int i = 0; i < 400; i++) {
      String project = "p" + random.nextInt(4);
      Known other = known.get(random.nextInt(known.size()));
      String question = random.nextInt(3) == 0 ? other.rare() : text() + (random.nextBoolean() ? "impor*" : other.rare());
      SearchOrder order = random.nextBoolean() ? SearchOrder.RELEVANCE : SearchOrder.TIME;
      SearchRequest request = new SearchRequest(question, SearchFilter.ofProject(project), order, 100, null);
      SearchResult result = search.find(request);
      assertThat(result.hits()).as("%s", request).allMatch(hit -> hit.project().equals(project));
      if (!other.project().equals(project)) {
        assertThat(String.valueOf(result.didYouMean())).doesNotContain(other.rare());
      }
    }
  }

  @Test
  void pages_of_any_size_are_the_whole_in_order() {
    for (int i = 0; i < 60; i++) {
      String question = text();
      SearchOrder order = i % 2 == 0 ? SearchOrder.RELEVANCE : SearchOrder.TIME;
      SearchFilter filter = i % 3 == 0 ? SearchFilter.none() : SearchFilter.ofProject("p" + i % 4);
      List<MemoryRef> small = all(question, filter, order, 1 + random.nextInt(9));
      assertThat(small).as(question).isEqualTo(all(question, filter, order, 100)).doesNotHaveDuplicates();
    }
  }

  private List<MemoryRef> all(String question, SearchFilter filter, SearchOrder order, int limit) {
    List<MemoryRef> refs = new ArrayList<>();
    String cursor = null;
    do {
      SearchResult page = search.find(new SearchRequest(question, filter, order, limit, cursor));
      page.hits().forEach(hit -> refs.add(hit.ref()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return refs;
  }
}
