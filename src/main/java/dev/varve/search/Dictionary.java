package dev.varve.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.jspecify.annotations.Nullable;

/** The terms of a reader, each looked up once in each segment, however often it is asked for. Used by one thread. */
final class Dictionary {

  private final List<LeafReaderContext> segments;
  private final Map<String, TermsEnum[]> fields = new HashMap<>();
  private final Map<Term, Found> found = new HashMap<>();

  Dictionary(IndexReader reader) {
    this.segments = reader.leaves();
  }

  /** Where a term is, by segment; null for a segment that has it not. */
  private record Found(int documents, @Nullable TermState[] states) {}

  /** How many documents have the term; deleted ones count until they are merged away. */
  int documents(Term term) throws IOException {
    return found(term).documents();
  }

  /** The documents of a segment that have the term, with how often; null when none has. */
  @Nullable PostingsEnum postings(Term term, int segment) throws IOException {
    TermState state = found(term).states()[segment];
    if (state == null) {
      return null;
    }
    TermsEnum terms = terms(term.field())[segment];
    terms.seekExact(term.bytes(), state);
    return terms.postings(null, PostingsEnum.FREQS);
  }

  private Found found(Term term) throws IOException {
    Found known = found.get(term);
    if (known == null) {
      known = lookedUp(term);
      found.put(term, known);
    }
    return known;
  }

  private Found lookedUp(Term term) throws IOException {
    TermsEnum[] terms = terms(term.field());
    @Nullable TermState[] states = new TermState[terms.length];
    int documents = 0;
    for (int segment = 0; segment < terms.length; segment++) {
      if (terms[segment].seekExact(term.bytes())) {
        states[segment] = terms[segment].termState();
        documents += terms[segment].docFreq();
      }
    }
    return new Found(documents, states);
  }

  private TermsEnum[] terms(String field) throws IOException {
    TermsEnum[] known = fields.get(field);
    if (known == null) {
      known = new TermsEnum[segments.size()];
      for (int segment = 0; segment < known.length; segment++) {
        Terms terms = segments.get(segment).reader().terms(field);
        known[segment] = terms == null ? TermsEnum.EMPTY : terms.iterator();
      }
      fields.put(field, known);
    }
    return known;
  }
}
