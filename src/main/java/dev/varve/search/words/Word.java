package dev.varve.search.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * One word of an analysed text.
 *
 * @param term as the index knows it
 * @param written as the text has it
 * @param start where it begins in the text, {@code end} where it ends
 * @param position counts words; a whole identifier has that of its first part
 * @param whole whether it is more than letters, such as a path or a version
 */
public record Word(String term, String written, int start, int end, int position, boolean whole) {

  /** Reads the stream to its end and closes it. */
  public static List<Word> of(TokenStream stream, String text) {
    try (stream) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      KeywordAttribute keyword = stream.addAttribute(KeywordAttribute.class);
      List<Word> words = new ArrayList<>();
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        int start = offset.startOffset();
        int end = offset.endOffset();
        words.add(new Word(term.toString(), text.substring(start, end), start, end, position, keyword.isKeyword()));
      }
      stream.end();
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }
}
