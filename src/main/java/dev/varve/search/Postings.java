package dev.varve.search;

import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.search.words.Word;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocAndFloatFeatureBuffer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Where the terms of a view are, within a scope. Used by one thread. */
final class Postings {

  /** Terms of one segment that are looked at for a prefix; two letters can begin tens of thousands. */
  private static final int BEGINNINGS_MAX = 10_000;

  private final IndexView view;
  private final Scope scope;
  private final Dictionary dictionary;
  private final DocAndFloatFeatureBuffer block = new DocAndFloatFeatureBuffer();

  Postings(IndexView view, Scope scope) {
    this.view = view;
    this.scope = scope;
    this.dictionary = new Dictionary(view.reader());
  }

  /** A place that has several of the terms is there several times. */
  Matches of(Clue clue) throws IOException {
    Matches matches = new Matches();
    for (String written : clue.terms()) {
      Term term = new Term(clue.field(), written);
      matches.makeRoom(dictionary.documents(term));
      for (LeafReaderContext leaf : view.reader().leaves()) {
        PostingsEnum postings = dictionary.postings(term, leaf.ord);
        if (postings != null) {
          collect(postings, leaf.docBase, matches);
        }
      }
    }
    return matches;
  }

  /** A place that has several terms that begin so is there several times. */
  Matches beginningWith(String field, String prefix) throws IOException {
    Matches matches = new Matches();
    BytesRef start = new BytesRef(prefix);
    for (LeafReaderContext leaf : view.reader().leaves()) {
      Terms terms = leaf.reader().terms(field);
      TermsEnum entries = terms == null ? TermsEnum.EMPTY : terms.iterator();
      boolean more = entries.seekCeil(start) != TermsEnum.SeekStatus.END;
      while (more && StringHelper.startsWith(entries.term(), start)) {
        collect(entries.postings(null, PostingsEnum.FREQS), leaf.docBase, matches);
        more = entries.next() != null;
      }
    }
    return matches;
  }

  private void collect(PostingsEnum postings, int base, Matches matches) throws IOException {
    Layout layout = view.layout();
    postings.nextDoc();
    postings.nextPostings(DocIdSetIterator.NO_MORE_DOCS, block);
    while (block.size > 0) {
      int[] documents = block.docs;
      float[] frequencies = block.features;
      for (int i = 0; i < block.size; i++) {
        int place = layout.place(base + documents[i]);
        if (scope.contains(place)) {
          matches.add(place, (int) frequencies[i]);
        }
      }
      postings.nextPostings(DocIdSetIterator.NO_MORE_DOCS, block);
    }
  }

  /** How many documents have the term; 0 where the scope is not most of the index, as that says nothing of it. */
  int documents(Clue clue) throws IOException {
    return scope.size() * 2 > view.layout().size() ? documents(clue.field(), clue.terms().getFirst()) : 0;
  }

  /** How many documents of the whole index have the term. */
  int documents(String field, String term) throws IOException {
    return dictionary.documents(new Term(field, term));
  }

  /** Terms of the scope that begin so, at most {@code max}; of very many in the index the first are looked at. */
  Set<String> beginningWith(String field, String prefix, int max) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    BytesRef start = new BytesRef(prefix);
    for (LeafReaderContext leaf : view.reader().leaves()) {
      Terms terms = leaf.reader().terms(field);
      TermsEnum entries = terms == null ? TermsEnum.EMPTY : terms.iterator();
      boolean more = entries.seekCeil(start) != TermsEnum.SeekStatus.END;
      for (int looks = 0; more && looks < BEGINNINGS_MAX && found.size() < max; looks++) {
        more = StringHelper.startsWith(entries.term(), start);
        if (more && isInScope(entries, leaf.docBase)) {
          found.add(entries.term().utf8ToString());
        }
        more = more && entries.next() != null;
      }
    }
    return found;
  }

  private boolean isInScope(TermsEnum term, int base) throws IOException {
    PostingsEnum postings = term.postings(null, PostingsEnum.NONE);
    int document = postings.nextDoc();
    while (document != DocIdSetIterator.NO_MORE_DOCS && !scope.contains(view.layout().place(base + document))) {
      document = postings.nextDoc();
    }
    return document != DocIdSetIterator.NO_MORE_DOCS;
  }

  /** Where the words follow each other as in the phrase. */
  Matches of(List<Word> phrase) throws IOException {
    PhraseQuery.Builder query = new PhraseQuery.Builder();
    int first = phrase.getFirst().position();
    phrase.forEach(word -> query.add(new Term(MemoryAnalyzer.TEXT, word.term()), word.position() - first));
    IndexSearcher searcher = new IndexSearcher(view.reader());
    Weight weight = searcher.createWeight(searcher.rewrite(query.build()), ScoreMode.COMPLETE_NO_SCORES, 1);
    Matches matches = new Matches();
    for (LeafReaderContext leaf : view.reader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        collect(scorer.iterator(), leaf.docBase, matches);
      }
    }
    return matches;
  }

  private void collect(DocIdSetIterator documents, int base, Matches matches) throws IOException {
    for (int document = documents.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.nextDoc()) {
      int place = view.layout().place(base + document);
      if (scope.contains(place)) {
        matches.add(place, 1);
      }
    }
  }
}
