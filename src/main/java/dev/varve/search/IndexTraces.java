package dev.varve.search;

import dev.varve.store.Database;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * What forgotten memories have left in an index.
 *
 * @param deleted documents that were removed and still lie in its files
 * @param strangers memories in it that the store does not hold
 * @param words how many words of what was forgotten were looked up
 * @param shared those of them that kept memories have too
 * @param orphans those of them that stand in its dictionary, though no memory in it has them
 */
record IndexTraces(int deleted, int strangers, int words, int shared, int orphans) {

  private static final List<String> KNOWN =
      List.of(
          "SELECT '#' || id FROM observations",
          "SELECT '#S' || id FROM summaries",
          "SELECT '#P' || id FROM prompts WHERE text <> ''");

  /** @param forgotten terms by which what was forgotten could be found */
  static IndexTraces in(IndexReader reader, Database database, Set<Term> forgotten) throws IOException {
    int shared = 0;
    int orphans = 0;
    for (Term term : forgotten) {
      boolean known = reader.docFreq(term) > 0;
      boolean live = known && isLive(reader, term);
      shared += live ? 1 : 0;
      orphans += known && !live ? 1 : 0;
    }
    return new IndexTraces(reader.numDeletedDocs(), strangers(reader, database), forgotten.size(), shared, orphans);
  }

  boolean isClean() {
    return deleted == 0 && strangers == 0 && orphans == 0;
  }

  String says() {
    return "%d deleted documents, %d memories that the store does not hold; of %d words of what was forgotten %d are also"
        .formatted(deleted, strangers, words, shared)
        + " those of kept memories, and %d others still stand in the dictionary".formatted(orphans);
  }

  private static boolean isLive(IndexReader reader, Term term) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
      Bits live = leaf.reader().getLiveDocs();
      while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(postings.docID())) {
          return true;
        }
      }
    }
    return false;
  }

  private static int strangers(IndexReader reader, Database database) throws IOException {
    Terms refs = MultiTerms.getTerms(reader, MemoryDocument.REF);
    if (refs == null) {
      return 0;
    }
    Set<String> known = new HashSet<>();
    for (String sql : KNOWN) {
      known.addAll(database.read(tx -> tx.list(sql, row -> row.text(1))));
    }
    Bits live = MultiBits.getLiveDocs(reader);
    TermsEnum terms = refs.iterator();
    int strangers = 0;
    for (BytesRef ref = terms.next(); ref != null; ref = terms.next()) {
      int document = terms.postings(null, PostingsEnum.NONE).nextDoc();
      boolean counts = live == null || live.get(document);
      strangers += counts && !known.contains(ref.utf8ToString()) ? 1 : 0;
    }
    return strangers;
  }
}
