package dev.varve.search;

import dev.varve.memory.MemoryKind;
import dev.varve.memory.MemoryRef;
import dev.varve.search.words.MemoryAnalyzer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * The words of all memories on disk, and their vectors. One thread at a time may change it; it is seen after {@link #refresh} and
 * survives a crash after {@link #commit}, always together with the state it was committed with.
 */
final class MemoryIndex {

  private final PatientMerges merges = new PatientMerges(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
  private final IndexFiles files;
  private final MemoryWords words;

  /** By kind, the greatest id that it may have. */
  private final Map<MemoryKind, Long> newest = new EnumMap<>(MemoryKind.class);

  private boolean settled = true;
  private @Nullable IndexWriter writer;
  private volatile @Nullable IndexView view;

  MemoryIndex(Path directory, MemoryAnalyzer analyzer) {
    this.files = new IndexFiles(directory, analyzer);
    this.words = new MemoryWords(analyzer);
  }

  /** What can be searched now; null before anything can. Any thread may ask; the caller releases it. */
  @Nullable IndexView acquire() {
    IndexView newest = view;
    while (newest != null && !newest.acquire()) {
      newest = view;
    }
    return newest;
  }

  boolean isOpen() {
    IndexWriter open = writer;
    return open != null && open.isOpen();
  }

  /** Opens it as it was committed last, empty when there is none; returns the state it is in. */
  IndexState open() throws IOException {
    close();
    IndexWriter opened = files.open(merges);
    writer = opened;
    show(DirectoryReader.open(opened));
    knowNewest();
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> stored = opened.getLiveCommitData();
    if (stored != null) {
      stored.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return IndexState.of(data);
  }

  private void knowNewest() {
    newest.clear();
    IndexView shown = view;
    for (int place = 0; shown != null && place < shown.layout().size(); place++) {
      MemoryRef ref = MemoryDocument.ref(shown.layout().code(place));
      newest.merge(ref.kind(), ref.id(), Math::max);
    }
  }

  /** In place of what it has of the memory. Ids only grow, so what is newer than all it ever had need not be looked for. */
  void put(Entry entry) throws IOException {
    MemoryRef ref = entry.memory().ref();
    Document document = MemoryDocument.of(entry, words);
    if (ref.id() > newest.getOrDefault(ref.kind(), 0L)) {
      newest.put(ref.kind(), ref.id());
      writer().addDocument(document);
    } else {
      writer().updateDocument(MemoryDocument.key(ref), document);
    }
  }

  void remove(MemoryRef ref) throws IOException {
    writer().deleteDocuments(MemoryDocument.key(ref));
  }

  void clear() throws IOException {
    writer().deleteAll();
    newest.clear();
  }

  /** Makes what was changed visible. */
  void refresh() throws IOException {
    IndexView shown = view;
    DirectoryReader fresh = shown == null ? null : DirectoryReader.openIfChanged(shown.reader(), writer());
    if (fresh != null) {
      show(fresh);
    }
  }

  /** Much is being taken in: segments are not merged until {@link #settle}. */
  void gather() {
    merges.letWait(true);
    settled = false;
  }

  /** Lets segments that waited be merged, and shows it once they were; to be called again until then, waits for nothing. */
  void settle() throws IOException {
    if (!settled) {
      merges.letWait(false);
      writer().maybeMerge();
      settled = writer().getMergingSegments().isEmpty();
      refresh();
    }
  }

  private void show(DirectoryReader reader) throws IOException {
    IndexView old = view;
    view = IndexView.of(reader, old);
    if (old != null) {
      old.release();
    }
  }

  void commit(IndexState state) throws IOException {
    writer().setLiveCommitData(state.data().entrySet());
    writer().commit();
  }

  /** Writes anew what holds words of removed memories; they leave the disk with the next commit. */
  void expunge() throws IOException {
    writer().forceMergeDeletes();
  }

  /** Throws all of it away, because it cannot be read any more. */
  void discard() throws IOException {
    close();
    files.clear();
  }

  /** On disk. */
  long bytes() throws IOException {
    return files.bytes();
  }

  private IndexWriter writer() {
    IndexWriter open = writer;
    if (open == null) {
      throw new IllegalStateException("the index is not open");
    }
    return open;
  }

  /** What was not committed is lost; the store still has it. It may be opened again. */
  void close() throws IOException {
    IndexView shown = view;
    view = null;
    if (shown != null) {
      shown.release();
    }
    IndexWriter open = writer;
    writer = null;
    if (open != null) {
      Directory directory = open.getDirectory();
      open.rollback();
      directory.close();
    }
  }
}
