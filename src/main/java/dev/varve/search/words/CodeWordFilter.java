package dev.varve.search.words;

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

  private static final String PUNCTUATION = ".,;:!?)";

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
      if (isPlain()) {
        return true;
      }
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

  /** Most of a text are words of letters, with a mark at the end at most; they need not be taken apart. */
  private boolean isPlain() {
    char[] letters = term.buffer();
    int length = term.length();
    while (length > 0 && PUNCTUATION.indexOf(letters[length - 1]) >= 0) {
      length--;
    }
    for (int i = 0; i < length; i++) {
      boolean small = letters[i] >= 'a' && letters[i] <= 'z';
      if (!small && (i > 0 || letters[i] < 'A' || letters[i] > 'Z')) {
        return false;
      }
    }
    if (length == 0 || length > CodeWord.PART_CHARS_MAX) {
      return false;
    }
    offset.setOffset(from, Math.min(from + length, until));
    term.setLength(length);
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    waiting.clear();
  }
}
