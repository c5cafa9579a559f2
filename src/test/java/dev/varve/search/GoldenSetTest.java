package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.store.TestingDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds search to what it reached, so that a change that finds less is seen. */
class GoldenSetTest {

  private static final Instant LATER = Instant.parse("2026-11-30T00:00:00Z");

  @TempDir private static Path directory;
  private static GoldenScore ours;
  private static GoldenScore plain;

  @BeforeAll
  static void ask() throws IOException {
    TestingDatabase database = TestingDatabase.open();
    try (database) {
      GoldenSet.load(database);
      List<GoldenSet.Question> questions = GoldenSet.questions(database);
      try (PlainBm25 bm25 = new PlainBm25(database)) {
        plain = GoldenScore.of(questions, question -> bm25.find(question.project(), question.text()));
      }
      InstantSource clock = InstantSource.fixed(LATER);
      try (Search search = new Search(database, directory, clock, ZoneOffset.UTC, new EngineEvents())) {
        search.catchUp();
        ours = GoldenScore.of(questions, question -> find(search, question));
      }
    }
  }

  private static List<MemoryRef> find(Search search, GoldenSet.Question question) {
    SearchFilter project = SearchFilter.ofProject(question.project());
    SearchRequest request =
        new SearchRequest(question.text(), project, SearchOrder.RELEVANCE, GoldenScore.HITS, null);
    return search.find(request).hits().stream().map(Hit::ref).toList();
  }

  @Test
  void the_first_answer_stands_higher_than_with_plain_bm25() {
    assertThat(ours.meanReciprocalRank()).isGreaterThan(0.64).isGreaterThan(1.15 * plain.meanReciprocalRank());
  }

  @Test
  void more_of_the_answer_is_among_the_first_five_than_with_plain_bm25() {
    assertThat(ours.recallAt5()).isGreaterThan(0.8).isGreaterThan(1.15 * plain.recallAt5());
  }

  @Test
  void a_question_that_no_memory_answers_gets_fewer_hits_than_it_has_room_for() {
    assertThat(ours.hitsOfUnanswerable()).isLessThan(7.8).isLessThan(0.4 * plain.hitsOfUnanswerable());
  }

  @Test
  void what_was_replaced_stands_above_what_replaced_it_less_often_than_with_plain_bm25() {
    assertThat(ours.staleFirst()).hasSizeLessThan(6).hasSizeLessThan(plain.staleFirst().size());
  }
}
