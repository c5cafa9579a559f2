package dev.varve.search;

import dev.varve.events.EngineEvents;
import dev.varve.memory.MemoryRef;
import dev.varve.queue.ProjectId;
import dev.varve.search.TestingStore.Place;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store with one project that is searched, and what its tests ask of it. */
abstract class SearchedStore {

  static final SearchFilter TALLY = SearchFilter.ofProject("tally");

  @TempDir Path directory;
  final TestingStore store = new TestingStore();
  @AutoClose Search search;
  ProjectId project;
  Place session;

  @BeforeEach
  void open() {
    InstantSource clock = InstantSource.fixed(TestingStore.BEGIN.plusSeconds(86_400));
    search = new Search(store.database, directory, clock, ZoneOffset.UTC, new EngineEvents());
    project = store.project("git:example.org/tally", "tally");
    session = store.session(project, "claude-code");
  }

  SearchResult ask(String text) {
    return ask(text, TALLY);
  }

  SearchResult ask(String text, SearchFilter filter) {
    search.catchUp();
    return search.find(SearchRequest.of(text, filter));
  }

  static List<MemoryRef> refs(SearchResult result) {
    return result.hits().stream().map(Hit::ref).toList();
  }

  Place another() {
    return store.session(project, "codex");
  }

  void fill(int memories) {
    for (int i = 0; i < memories; i++) {
      store.observation(another(), "The balance report", "Accounts are summed in one pass, number " + i + " of them");
    }
  }
}
