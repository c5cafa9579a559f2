package dev.varve.search;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;

/**
 * Cuts text and code into words: identifiers, paths and versions as a whole and in their parts, without case and
 * accents, and English words by their stems. The field decides what comes out: {@link #TEXT} stems, {@link #QUESTION}
 * the same without the words that only ask, {@link #WORDS} words as they are written. Thread-safe.
 */
final class MemoryAnalyzer extends Analyzer {

  /** Raised whenever the same memory gives other words, traits or figures, so that indexes are rebuilt. */
  static final int VERSION = 5;

  static final String TEXT = "text";
  static final String QUESTION = "question";
  static final String WORDS = "words";

  MemoryAnalyzer() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer source = new WordTokenizer();
    TokenStream folded = new LengthFilter(new Folding(new CodeWordFilter(source)), 1, Integer.MAX_VALUE);
    TokenStream result =
        switch (field) {
          case WORDS -> folded;
          case QUESTION -> stemmed(new StopFilter(folded, StopWords.SET));
          default -> stemmed(folded);
        };
    return new TokenStreamComponents(source, result);
  }

  static TokenStream stemmed(TokenStream words) {
    return new PorterStemFilter(new IrregularForms(words));
  }

  /** The words of a text in order. */
  List<Word> words(String field, String text) {
    return Word.of(tokenStream(field, text), text);
  }
}
