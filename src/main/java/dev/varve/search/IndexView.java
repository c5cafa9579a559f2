package dev.varve.search;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The index at one moment; stays as it is until its last user has released it. Thread-safe. */
final class IndexView {

  private final AtomicInteger users = new AtomicInteger(1);
  private final DirectoryReader reader;
  private final Layout layout;

  private IndexView(DirectoryReader reader, Layout layout) {
    this.reader = reader;
    this.layout = layout;
  }

  /** Takes the reader over; what the view before knows of its segments need not be read again. */
  static IndexView of(DirectoryReader reader, @Nullable IndexView before) throws IOException {
    boolean done = false;
    try {
      IndexView view = new IndexView(reader, Placing.of(reader, before == null ? Layout.EMPTY : before.layout));
      done = true;
      return view;
    } finally {
      if (!done) {
        reader.close();
      }
    }
  }

  DirectoryReader reader() {
    return reader;
  }

  Layout layout() {
    return layout;
  }

  /** What a memory has in a field of bytes, good until the next such call; null when it has none. */
  @Nullable BytesRef bytes(String field, int place) throws IOException {
    int document = layout.document(place);
    LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
    BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
    return values != null && values.advanceExact(document - leaf.docBase) ? values.binaryValue() : null;
  }

  /** Whether it could be taken; false when it was just given up, and then there is a newer one. */
  boolean acquire() {
    int before = users.get();
    while (before > 0 && !users.compareAndSet(before, before + 1)) {
      before = users.get();
    }
    return before > 0;
  }

  void release() throws IOException {
    if (users.decrementAndGet() == 0) {
      reader.close();
    }
  }
}
