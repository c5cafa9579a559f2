package dev.varve.search;

import dev.varve.memory.FolderIndex;
import dev.varve.memory.MemoryRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Finds in the index, as it is shown now, what is beneath a folder; letters in any case. Thread-safe. */
final class IndexedFolders implements FolderIndex {

  private final MemoryIndex index;
  private final IndexFollower follower;

  IndexedFolders(MemoryIndex index, IndexFollower follower) {
    this.index = index;
    this.follower = follower;
  }

  @Override
  public Optional<List<MemoryRef>> latest(@Nullable Long project, String folder, int count) {
    String tail = FileTails.asked(folder);
    boolean whole = follower.isReady() && !follower.isBuilding();
    IndexView view = whole && !tail.isEmpty() ? index.acquire() : null;
    if (view == null) {
      return Optional.empty();
    }
    try {
      Layout layout = view.layout();
      Scope scope = project == null ? layout.all() : layout.of(List.of(project));
      Matches matches = new Postings(view, scope).beginningWith(MemoryDocument.FILE, tail + "/");
      return Optional.of(latest(layout, matches, count));
    } catch (IOException e) {
      follower.doubt();
      return Optional.empty();
    } finally {
      release(view);
    }
  }

  private static List<MemoryRef> latest(Layout layout, Matches matches, int count) {
    FixedBitSet places = new FixedBitSet(Math.max(1, layout.size()));
    for (int i = 0; i < matches.count(); i++) {
      places.set(matches.place(i));
    }
    Selection latest = new Selection(count, null);
    int place = places.nextSetBit(0);
    while (place != DocIdSetIterator.NO_MORE_DOCS) {
      latest.offer(place, (double) layout.time(place), layout.code(place));
      place = place + 1 < places.length() ? places.nextSetBit(place + 1) : DocIdSetIterator.NO_MORE_DOCS;
    }
    List<MemoryRef> refs = new ArrayList<>();
    latest.ranked().forEach(one -> refs.add(MemoryDocument.ref(one.code())));
    return refs;
  }

  private static void release(IndexView view) {
    try {
      view.release();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be closed", e);
    }
  }
}
