package dev.varve.search;

import dev.varve.search.words.Folding;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.search.words.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** The words that a question looks for, to be recognised in what was found. Used by one thread. */
final class Sought {

  private final CharArraySet terms = new CharArraySet(32, false);
  private final List<String> beginnings;

  /** @param beginnings of words, folded */
  Sought(List<String> beginnings) {
    this.beginnings = beginnings;
  }

  /** As the index knows it. */
  void add(String term) {
    terms.add(term);
  }

  void addAll(Collection<String> more) {
    terms.addAll(more);
  }

  /** Which of them a text has; of those that begin so none. */
  Set<String> termsOf(String text, MemoryAnalyzer analyzer) {
    Set<String> found = new HashSet<>();
    for (Word word : analyzer.words(MemoryAnalyzer.TEXT, text)) {
      if (terms.contains(word.term())) {
        found.add(word.term());
      }
    }
    return found;
  }

  /** Where they stand in a text, none within another one. */
  List<Snippet.Mark> in(String text, MemoryAnalyzer analyzer) {
    List<Snippet.Mark> marks = new ArrayList<>();
    try (TokenStream words = analyzer.tokenStream(MemoryAnalyzer.TEXT, text)) {
      CharTermAttribute term = words.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = words.addAttribute(OffsetAttribute.class);
      int end = 0;
      words.reset();
      while (words.incrementToken()) {
        if (offset.startOffset() >= end && has(term, text, offset)) {
          end = offset.endOffset();
          marks.add(new Snippet.Mark(offset.startOffset(), end));
        }
      }
      words.end();
      return marks;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  private boolean has(CharTermAttribute term, String text, OffsetAttribute offset) {
    return terms.contains(term.buffer(), 0, term.length())
        || (!beginnings.isEmpty() && begins(text.substring(offset.startOffset(), offset.endOffset())));
  }

  private boolean begins(String written) {
    String folded = Folding.of(written);
    return beginnings.stream().anyMatch(folded::startsWith);
  }
}
