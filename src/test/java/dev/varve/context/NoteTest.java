package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.memory.MemoryRef;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a line says of a memory. */
class NoteTest {

  private static String said(String title, String fact) {
    return new Note(MemoryRef.observation(1), "bugfix", title, fact, null, Instant.EPOCH, 1, null).said();
  }

  @Test
  void fact_that_says_the_title_with_more_words_is_told_alone() {
    String fact = "Run the tests (`python3 test_parse.py`) failed with exit code 1: ValueError: no digits";
    assertThat(said("Run the tests failed with exit code 1: ValueError…", fact)).isEqualTo(fact);
    assertThat(said("Run the tests failed with exit code 1: ValueErr…", fact)).isEqualTo(fact);
    assertThat(said("run the tests failed", fact)).isEqualTo(fact);
  }

  @Test
  void title_that_says_the_fact_is_told_alone() {
    assertThat(said("Parser takes tabs and spaces", "Parser takes tabs.")).isEqualTo("Parser takes tabs and spaces");
    assertThat(said("Parser takes tabs", "")).isEqualTo("Parser takes tabs");
  }

  @Test
  void what_says_something_else_is_told_with_it() {
    assertThat(said("Parser takes tabs", "Tabs were counted as one column")).contains("takes tabs: Tabs were");
    assertThat(said("Parser takes tabs", "The parser takes no tabs")).contains("takes tabs: The parser");
    assertThat(said("Parser takes tabs", "Parser counts tabs")).contains("takes tabs: Parser counts");
  }
}
