package dev.varve.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.search.Search;
import dev.varve.search.SearchRequest;
import dev.varve.store.EmptyStore;
import dev.varve.store.SqliteDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a prompt is answered from. */
class SearchRecallTest {

  private static final String PROJECT = "git:github.com/acme/tally";

  private SqliteDatabase database;
  private Search search;
  private MemoryRef parser;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = EmptyStore.open(directory.resolve("varve.db"));
    InstantSource clock = InstantSource.fixed(TestingTelling.NOW);
    search = new Search(database, directory.resolve("index"), clock, ZoneOffset.UTC, new EngineEvents());
    TestingMemories memories = new TestingMemories(database);
    parser = MemoryRef.observation(memories.observation(PROJECT, "The parser rejects tabs", "tabs are no blanks"));
    memories.observation(PROJECT, "Releases are tagged by hand", "no branch starts a build");
    search.rebuild();
  }

  @AfterEach
  void close() {
    search.close();
    database.close();
  }

  @Test
  void prompt_finds_what_most_of_its_words_are_about() {
    assertThat(new SearchRecall(search).best(PROJECT, "Why does the parser reject tabs?", 6)).containsExactly(Recalled.of(parser));
  }

  @Test
  void of_a_prompt_longer_than_a_search_takes_the_beginning_counts() {
    String question = "Why does the parser reject tabs?";
    String pasted = " ".repeat(SearchRequest.TEXT_CHARS_MAX) + "releases tagged hand branch starts build ".repeat(2_000);
    assertThat(new SearchRecall(search).best(PROJECT, question + pasted, 6)).containsExactly(Recalled.of(parser));
  }
}
