package dev.varve.search;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;

/**
 * The segments of a reader, each with the number of its first document. What is in a segment never changes, but for
 * documents that are deleted. Holds no reader.
 */
record Segments(Map<Object, Integer> firstDocuments) {

  static final Segments NONE = new Segments(Map.of());

  static Segments of(IndexReader reader) {
    Map<Object, Integer> firsts = new HashMap<>();
    for (LeafReaderContext segment : reader.leaves()) {
      firsts.put(identity(segment), segment.docBase);
    }
    return new Segments(firsts);
  }

  boolean has(LeafReaderContext segment) {
    return firstDocuments.containsKey(identity(segment));
  }

  /** Of a segment that is one of them. */
  int firstDocument(LeafReaderContext segment) {
    return firstDocuments.getOrDefault(identity(segment), 0);
  }

  private static Object identity(LeafReaderContext segment) {
    return segment.reader().getCoreCacheHelper().getKey();
  }
}
