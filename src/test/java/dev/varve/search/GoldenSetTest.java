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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenSetTest {

  private static final Instant LATER = Instant.parse("2026-11-30T00:00:00Z");

  @TempDir private Path directory;
  private final TestingDatabase database = TestingDatabase.open();
  private Search search;
  private PlainBm25 plain;
  private List<GoldenSet.Question> questions;

  @BeforeEach
  void load() throws IOException {
    GoldenSet.load(database);
    questions = GoldenSet.questions(database);
    plain = new PlainBm25(database);
    search = new Search(database, directory, InstantSource.fixed(LATER), ZoneOffset.UTC, new EngineEvents());
    search.catchUp();
  }

  @AfterEach
  void close() throws IOException {
    search.close();
    plain.close();
    database.close();
  }

  private List<MemoryRef> find(GoldenSet.Question question) {
    SearchFilter project = SearchFilter.ofProject(question.project());
    SearchRequest request =
        new SearchRequest(question.text(), project, SearchOrder.RELEVANCE, GoldenScore.HITS, null);
    return search.find(request).hits().stream().map(Hit::ref).toList();
  }

  @Test
  void coding_memories_are_found_better_than_by_plain_bm25() {
    GoldenScore ours = GoldenScore.of(questions, this::find);
    GoldenScore theirs = GoldenScore.of(questions, question -> plain.find(question.project(), question.text()));
    assertThat(ours.meanReciprocalRank()).isGreaterThan(0.58).isGreaterThan(1.05 * theirs.meanReciprocalRank());
    assertThat(ours.recallAt5()).isGreaterThan(0.67);
  }
}
