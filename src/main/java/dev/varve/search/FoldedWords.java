package dev.varve.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.ArrayUtil;

/** The words of one text, kept so that they can be read more than once. Its memory serves the next text. Used by one thread. */
final class FoldedWords {

  private static final int WORDS = 512;

  private char[] letters = new char[4_096];

  /** By word, where it ends in the letters. */
  private int[] ends = new int[WORDS];

  /** By word, how many positions it comes after the one before. */
  private int[] steps = new int[WORDS];

  private boolean[] wholes = new boolean[WORDS];
  private boolean[] repeated = new boolean[WORDS];
  private int count;

  /**
   * Keeps what the stream has, in place of what was kept, and closes it.
   *
   * @param repeats whether a word that begins there is of a part that other memories have too
   */
  void keep(TokenStream stream, IntPredicate repeats) throws IOException {
    count = 0;
    try (stream) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      KeywordAttribute keyword = stream.addAttribute(KeywordAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        makeRoom(term.length());
        System.arraycopy(term.buffer(), 0, letters, endOf(count - 1), term.length());
        ends[count] = endOf(count - 1) + term.length();
        steps[count] = step.getPositionIncrement();
        wholes[count] = keyword.isKeyword();
        repeated[count] = repeats.test(offset.startOffset());
        count++;
      }
      stream.end();
    }
  }

  private void makeRoom(int length) {
    letters = ArrayUtil.grow(letters, endOf(count - 1) + length);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      steps = Arrays.copyOf(steps, 2 * count);
      wholes = Arrays.copyOf(wholes, 2 * count);
      repeated = Arrays.copyOf(repeated, 2 * count);
    }
  }

  private int endOf(int word) {
    return word < 0 ? 0 : ends[word];
  }

  /** Gives what is kept at the time it is reset. */
  final class Reading extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private final boolean all;
    private int next;

    /** @param all whether also what other memories have */
    Reading(boolean all) {
      this.all = all;
    }

    @Override
    public boolean incrementToken() {
      while (!all && next < count && repeated[next]) {
        next++;
      }
      if (next == count) {
        return false;
      }
      clearAttributes();
      int start = endOf(next - 1);
      term.copyBuffer(letters, start, ends[next] - start);
      step.setPositionIncrement(steps[next]);
      keyword.setKeyword(wholes[next]);
      next++;
      return true;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      next = 0;
    }
  }
}
