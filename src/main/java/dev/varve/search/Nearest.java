package dev.varve.search;

import dev.varve.memory.Meaning;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** The places of a scope whose vectors are nearest to one, of those alone that conditions let through. Used by one thread. */
final class Nearest {

  /** So few vectors of a segment are compared one by one, which misses none; among more the index's graph leads. */
  private static final int COMPARED_MAX = 5_000;

  private final IndexView view;
  private final Scope scope;
  private final Conditions conditions;

  Nearest(IndexView view, Scope scope, Conditions conditions) {
    this.view = view;
    this.scope = scope;
    this.conditions = conditions;
  }

  /** At most {@code max}, the nearest first; the value is the likeness that the index computes, 0 to 1. */
  List<Ranked> to(Meaning meaning, int max) throws IOException {
    Selection selection = new Selection(max, null);
    String field = MemoryDocument.vector(meaning.model());
    for (LeafReaderContext leaf : view.reader().leaves()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(field);
      FixedBitSet allowed = vectors == null ? null : allowed(leaf);
      if (vectors != null && allowed != null) {
        search(leaf, vectors, allowed, meaning, selection, max);
      }
    }
    return selection.ranked();
  }

  /** Null when no document of the segment may be found. */
  private @Nullable FixedBitSet allowed(LeafReaderContext leaf) {
    LeafReader reader = leaf.reader();
    FixedBitSet allowed = new FixedBitSet(reader.maxDoc());
    for (int document = 0; document < reader.maxDoc(); document++) {
      int place = view.layout().place(leaf.docBase + document);
      if (scope.contains(place) && conditions.allow(place)) {
        allowed.set(document);
      }
    }
    return allowed.cardinality() == 0 ? null : allowed;
  }

  private void search(
      LeafReaderContext leaf, FloatVectorValues vectors, FixedBitSet allowed, Meaning meaning, Selection selection, int max)
      throws IOException {
    if (Math.min(allowed.cardinality(), vectors.size()) <= COMPARED_MAX) {
      compare(leaf, vectors, allowed, meaning, selection);
      return;
    }
    AcceptDocs documents = AcceptDocs.fromLiveDocs(allowed, leaf.reader().maxDoc());
    String field = MemoryDocument.vector(meaning.model());
    for (ScoreDoc found :
        leaf.reader().searchNearestVectors(field, meaning.numbers(), max, documents, Integer.MAX_VALUE).scoreDocs) {
      offer(leaf.docBase + found.doc, found.score, selection);
    }
  }

  private void compare(
      LeafReaderContext leaf, FloatVectorValues vectors, FixedBitSet allowed, Meaning meaning, Selection selection)
      throws IOException {
    VectorScorer scorer = vectors.scorer(meaning.numbers());
    if (scorer == null) {
      return;
    }
    DocIdSetIterator documents = scorer.iterator();
    for (int document = documents.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.nextDoc()) {
      if (allowed.get(document)) {
        offer(leaf.docBase + document, scorer.score(), selection);
      }
    }
  }

  private void offer(int document, float likeness, Selection selection) {
    int place = view.layout().place(document);
    selection.offer(place, likeness, view.layout().code(place));
  }
}
