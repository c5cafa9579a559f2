package dev.varve.search;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import dev.varve.search.TestingStore.Place;
import dev.varve.search.words.MemoryAnalyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** For tests of a store and an index that follows it through the end of any process. */
abstract class FollowedStore {

  @TempDir Path directory;
  final List<EngineEvent.IndexRebuilt> rebuilt = new ArrayList<>();
  TestingStore store = new TestingStore();
  Instant now = TestingStore.BEGIN;
  Place place;
  MemoryIndex index;
  @AutoClose IndexFollower follower;

  @BeforeEach
  void open() {
    place = store.session(store.project("git:x", "x"), "api");
    start();
  }

  final void start() {
    EngineEvents events = new EngineEvents();
    events.subscribe(
        event -> {
          if (event instanceof EngineEvent.IndexRebuilt one) {
            rebuilt.add(one);
          }
        });
    index = new MemoryIndex(directory, new MemoryAnalyzer());
    follower = new IndexFollower(index, store.database, () -> now, events);
  }

  void restart() throws IOException {
    follower.close();
    start();
  }

  /** The process ends: nothing is committed that was not. */
  void crash() throws IOException {
    index.close();
    start();
  }
}
