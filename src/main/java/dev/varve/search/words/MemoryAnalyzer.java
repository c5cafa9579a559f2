package dev.varve.search.words;

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
public final class MemoryAnalyzer extends Analyzer {

  /** Raised whenever the same memory gives other words, traits or figures, so that indexes are rebuilt. */
  public static final int VERSION = 5;

  public static final String TEXT = "text";
  public static final String QUESTION = "question";
  public static final String WORDS = "words";

  public MemoryAnalyzer() {
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

  public static TokenStream stemmed(TokenStream words) {
    return new PorterStemFilter(new IrregularForms(words));
  }

  /** The words of a text in order. */
  public List<Word> words(String field, String text) {
    return Word.of(tokenStream(field, text), text);
  }
}
