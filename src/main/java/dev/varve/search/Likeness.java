package dev.varve.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;

/** How alike the memories of a view are by all of their words; reads of each the numbers once. Used by one thread. */
final class Likeness {

  private static final WordNumbers NONE = WordNumbers.of(new BytesRef());

  private final IndexView view;
  private final Map<Integer, WordNumbers> read = new HashMap<>();

  Likeness(IndexView view) {
    this.view = view;
  }

  /** 0 when they share no word, 1 when they have the same words. */
  float of(int place, int other) throws IOException {
    return numbers(place).likeness(numbers(other));
  }

  private WordNumbers numbers(int place) throws IOException {
    WordNumbers known = read.get(place);
    if (known == null) {
      known = read(view.layout().document(place));
      read.put(place, known);
    }
    return known;
  }

  private WordNumbers read(int document) throws IOException {
    List<LeafReaderContext> leaves = view.reader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    BinaryDocValues values = leaf.reader().getBinaryDocValues(MemoryDocument.WORD_NUMBERS);
    return values != null && values.advanceExact(document - leaf.docBase) ? WordNumbers.of(values.binaryValue()) : NONE;
  }
}
