package dev.varve.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Takes what stands between two spaces apart: {@code src/UserName.java} becomes itself, {@code src}, {@code
 * UserName.java}, {@code User}, {@code Name}, {@code java}. What is a whole keeps the position of its first part;
 * parts follow each other, so that phrases find them. What is more than letters is marked as a keyword, so that it is
 * not stemmed; a hump is only a way to write letters.
 */
final class CodeWordFilter extends TokenFilter {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
  private final Deque<CodeWord> waiting = new ArrayDeque<>();
  private int from;
  private int until;

  CodeWordFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    while (waiting.isEmpty()) {
      if (!input.incrementToken()) {
        return false;
      }
      from = offset.startOffset();
      until = offset.endOffset();
      CodeWord.split(term, waiting);
    }
    CodeWord next = waiting.remove();
    clearAttributes();
    term.append(next.text());
    offset.setOffset(from + next.start(), Math.min(from + next.end(), until));
    step.setPositionIncrement(next.step());
    keyword.setKeyword(next.whole());
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    waiting.clear();
  }
}
