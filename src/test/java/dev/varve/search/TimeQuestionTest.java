package dev.varve.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.MemoryRef;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It is Thursday, the second of May 2030. */
class TimeQuestionTest extends SearchedStore {

  private MemoryRef before = MemoryRef.observation(1);
  private MemoryRef first = MemoryRef.observation(1);
  private MemoryRef second = MemoryRef.observation(1);

  @BeforeEach
  void remember() {
    store.at(TestingStore.BEGIN.minus(Duration.ofDays(9)));
    before = store.observation(session, "Measured the ingest", "It is fast enough");
    store.at(TestingStore.BEGIN);
    first = store.observation(session, "Rounds once", "The balance is rounded at the end");
    second = store.summary(session, "Round once", "Banks round half up");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "What did we do yesterday?",
        "what happened yesterday",
        "What have I been working on since yesterday?",
        "everything new this week",
        "show me 2030-05-01",
        "what was done on 1 May",
        "What went on in the last 2 days?",
        "what happened since monday"
      })
  void question_for_a_time_alone_lists_what_is_remembered_of_it_the_newest_first(String question) {
    assertThat(refs(ask(question))).containsExactly(second, first);
  }

  @Test
  void weeks_are_those_of_the_calendar() {
    assertThat(refs(ask("what happened last week"))).containsExactly(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gardening yesterday", "what happened to the garden this week", "\"yesterday\"", "2030"})
  void whoever_asks_for_anything_else_gets_what_is_about_it(String question) {
    assertThat(refs(ask(question))).isEmpty();
  }

  @Test
  void filters_hold_and_pages_follow() {
    assertThat(refs(ask("yesterday", new SearchFilter("tally", null, "summary", null, null, null, null, null, null))))
        .containsExactly(second);
    search.catchUp();
    SearchResult page = search.find(new SearchRequest("yesterday", TALLY, SearchOrder.RELEVANCE, 1, null));
    assertThat(refs(page)).containsExactly(second);
    SearchResult rest = search.find(new SearchRequest("yesterday", TALLY, SearchOrder.RELEVANCE, 1, page.nextCursor()));
    assertThat(refs(rest)).containsExactly(first);
    assertThat(rest.nextCursor()).isNull();
  }

  @Test
  void time_of_which_nothing_is_remembered_is_said() {
    SearchResult nothing = ask("what happened today?");
    assertThat(nothing.hits()).isEmpty();
    assertThat(nothing.advice()).isEqualTo(Advice.NOTHING_THEN);
  }

  /** What is forgotten by a query is what has its words. */
  @Test
  void by_words_alone_times_are_words() {
    search.catchUp();
    assertThat(search.findByWords(SearchRequest.of("yesterday", TALLY)).hits()).isEmpty();
  }
}
