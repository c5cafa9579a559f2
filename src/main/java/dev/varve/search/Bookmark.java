package dev.varve.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** How far an index has followed its store, and how much of that is on disk. Used by one thread at a time. */
final class Bookmark {

  /** What was followed since is followed again after a crash. */
  private static final Duration WRITTEN_EVERY = Duration.ofSeconds(5);

  private final MemoryIndex index;
  private final InstantSource clock;
  private IndexState state = IndexState.of(Map.of());
  private IndexState written = state;
  private Instant writtenAt = Instant.EPOCH;

  Bookmark(MemoryIndex index, InstantSource clock) {
    this.index = index;
    this.clock = clock;
  }

  IndexState state() {
    return state;
  }

  /** The index was opened, and this is what it says. */
  void found(IndexState onDisk) {
    state = onDisk;
    written = onDisk;
    writtenAt = clock.instant();
  }

  void moveTo(IndexState next) {
    state = next;
  }

  void writeWhenDue() throws IOException {
    if (!clock.instant().isBefore(writtenAt.plus(WRITTEN_EVERY))) {
      writeWhenMoved();
    }
  }

  void writeWhenMoved() throws IOException {
    if (!state.equals(written)) {
      write();
    }
  }

  /** With all that was changed in the index. */
  void write() throws IOException {
    index.commit(state);
    written = state;
    writtenAt = clock.instant();
  }
}
