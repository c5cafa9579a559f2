package dev.varve.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;

/**
 * Makes the layout of a reader from that of an older one: what both have keeps its order, so that only the documents of new
 * segments are read and sorted. Used by one thread.
 */
final class Placing {

  private static final int GONE = -1;

  private final IndexReader reader;
  private final Layout before;

  /** By place before, the document that it is now. */
  private final int[] documents;

  private int staying;

  private Placing(IndexReader reader, Layout before) {
    this.reader = reader;
    this.before = before;
    this.documents = new int[before.size()];
    Arrays.fill(documents, GONE);
  }

  static Layout of(IndexReader reader, Layout before) throws IOException {
    return new Placing(reader, before).layout();
  }

  private Layout layout() throws IOException {
    List<LeafReaderContext> fresh = new ArrayList<>();
    for (LeafReaderContext segment : reader.leaves()) {
      if (before.segments().has(segment)) {
        keep(segment);
      } else {
        fresh.add(segment);
      }
    }
    return merged(Columns.read(fresh));
  }

  private void keep(LeafReaderContext segment) {
    Bits live = segment.reader().getLiveDocs();
    int first = before.segments().firstDocument(segment);
    for (int i = 0; i < segment.reader().maxDoc(); i++) {
      int place = before.place(first + i);
      if (place >= 0 && (live == null || live.get(i))) {
        documents[place] = segment.docBase + i;
        staying++;
      }
    }
  }

  private Layout merged(Columns fresh) {
    int[] rows = fresh.inOrder();
    Places places = new Places(staying + rows.length, reader.maxDoc());
    int next = 0;
    for (int place = 0; place < documents.length; place++) {
      if (documents[place] != GONE) {
        while (next < rows.length && Rows.compare(fresh, rows[next], before, place) < 0) {
          places.add(fresh, rows[next], fresh.document(rows[next]));
          next++;
        }
        places.add(before, place, documents[place]);
      }
    }
    for (; next < rows.length; next++) {
      places.add(fresh, rows[next], fresh.document(rows[next]));
    }
    return new Layout(places.ended(), Segments.of(reader));
  }
}
