package dev.varve.search;

import dev.varve.search.words.Folding;
import dev.varve.search.words.MemoryAnalyzer;
import dev.varve.search.words.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/** Finds words of the scope that are written nearly like one that is not in it. Used by one thread. */
final class Spelling {

  private static final int CHARS_MIN = 4;

  /** Two letters may differ in words from this length, one in shorter ones. */
  private static final int LONG_CHARS = 8;

  private static final int CANDIDATES = 8;

  private final IndexView view;
  private final Postings postings;
  private final MemoryAnalyzer analyzer;

  Spelling(IndexView view, Postings postings, MemoryAnalyzer analyzer) {
    this.view = view;
    this.postings = postings;
    this.analyzer = analyzer;
  }

  /** The words most like it, the best first; words that other projects alone use are never told. */
  List<String> like(Word word) throws IOException {
    String written = Folding.of(word.written());
    if (word.whole() || written.length() < CHARS_MIN || !written.chars().allMatch(Character::isLetter)) {
      return List.of();
    }
    if (isMadeOfKnown(word)) {
      return List.of();
    }
    DirectSpellChecker checker = new DirectSpellChecker();
    checker.setMaxEdits(written.length() < LONG_CHARS ? 1 : 2);
    checker.setMinPrefix(1);
    checker.setMinQueryLength(CHARS_MIN);
    checker.setAccuracy(0);
    Term term = new Term(MemoryAnalyzer.WORDS, written);
    List<String> known = new ArrayList<>();
    for (SuggestWord like : checker.suggestSimilar(term, CANDIDATES, view.reader(), SuggestMode.SUGGEST_ALWAYS)) {
      if (isKnown(like.string)) {
        known.add(like.string);
      }
    }
    return known;
  }

  /** Whether it is an identifier of parts that are all known, by which it is found in whatever way it is joined there. */
  private boolean isMadeOfKnown(Word word) throws IOException {
    List<Word> pieces = analyzer.words(MemoryAnalyzer.WORDS, word.written());
    for (Word part : pieces.subList(Math.min(1, pieces.size()), pieces.size())) {
      if (!isKnown(part.term())) {
        return false;
      }
    }
    return pieces.size() > 1;
  }

  private boolean isKnown(String folded) throws IOException {
    return postings.of(new Clue(MemoryAnalyzer.WORDS, List.of(folded), 1)).count() > 0;
  }
}
