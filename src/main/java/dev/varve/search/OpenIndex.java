package dev.varve.search;

import dev.varve.memory.forget.PurgeCheck;
import dev.varve.memory.forget.Purgeable;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.store.Database;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;

/** The index of a running search. Purged it is up to date, and none of its files holds a word of what was forgotten. */
record OpenIndex(MemoryIndex index, IndexFollower follower, MemoryAnalyzer analyzer, Database database)
    implements Purgeable {

  @Override
  public String name() {
    return "search index";
  }

  @Override
  public void purge() throws IOException {
    follower.purge();
  }

  @Override
  public PurgeCheck check(List<String> texts) throws IOException {
    IndexView view = index.acquire();
    if (view == null) {
      return new PurgeCheck(name(), false, "it could not be opened");
    }
    try {
      IndexTraces traces = IndexTraces.in(view.reader(), database, terms(texts));
      return new PurgeCheck(name(), traces.isClean(), traces.says());
    } finally {
      view.release();
    }
  }

  private Set<Term> terms(List<String> texts) {
    Set<Term> terms = new HashSet<>();
    for (String field : List.of(MemoryAnalyzer.TEXT, MemoryAnalyzer.WORDS)) {
      for (String text : texts) {
        analyzer.words(field, text).forEach(word -> terms.add(new Term(field, word.term())));
      }
    }
    return terms;
  }
}
