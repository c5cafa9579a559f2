package dev.varve.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells which of several lists of words a line names, in one reading and ignoring ASCII case, so that patterns are tried
 * only on lines that may match. Immutable and thread-safe.
 */
public final class Marks {

  private final Words words;
  private final int[] bits;

  /** A word of list n, counted from 0, sets bit n; at most 31 lists of ASCII words. */
  @SafeVarargs
  public Marks(List<String>... lists) {
    List<String> all = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int list = 0; list < lists.length; list++) {
      for (String word : lists[list]) {
        all.add(word);
        owners.add(1 << list);
      }
    }
    words = new Words(all);
    bits = owners.stream().mapToInt(bit -> bit).toArray();
  }

  /** The bits of the lists of which at least one word stands between two places of the text. */
  public int in(String text, int from, int to) {
    int found = 0;
    int state = 0;
    for (int i = from; i < to; i++) {
      state = words.next(state, text.charAt(i));
      if (state < 0) {
        for (int word : words.found(state)) {
          found |= bits[word];
        }
      }
    }
    return found;
  }

  /** The same of a whole text. */
  public int in(String text) {
    return in(text, 0, text.length());
  }
}
