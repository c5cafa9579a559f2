package dev.varve.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds many literal words in one pass over a text, ignoring ASCII case: the automaton of Aho and Corasick
 * ("Efficient string matching", 1975) with all transitions filled in, one table look-up per character.
 *
 * <p>Words are ASCII. Immutable and thread-safe once built.
 */
public final class Words {

  /** Set in a state where at least one word ends, which makes it negative. */
  private static final int FOUND = 1 << 31;

  private static final int CLASSES_LOG2 = 6;
  private static final int CLASSES = 1 << CLASSES_LOG2;

  private final byte[] classOf = new byte[128];
  private final List<List<Integer>> words = new ArrayList<>();
  private int[] next = new int[0];

  /** The number of a word in an answer is its index in this list; at most 63 different characters. */
  public Words(List<String> literals) {
    addState();
    for (int i = 0; i < literals.size(); i++) {
      words.get(path(literals.get(i))).add(i);
    }
    next = Arrays.copyOf(next, words.size() << CLASSES_LOG2);
    link();
    for (int i = 0; i < next.length; i++) {
      next[i] = next[i] << CLASSES_LOG2 | (words.get(next[i]).isEmpty() ? 0 : FOUND);
    }
  }

  /** The state after {@code c}; the first state is 0, and one below 0 is the end of at least one word. */
  public int next(int state, char c) {
    return next[(state & ~FOUND) + (c < 128 ? classOf[c] : 0)];
  }

  /** The words that end in this state. */
  public List<Integer> found(int state) {
    return words.get((state & ~FOUND) >>> CLASSES_LOG2);
  }

  private int path(String literal) {
    int state = 0;
    for (char c : literal.toLowerCase(Locale.ROOT).toCharArray()) {
      int edge = (state << CLASSES_LOG2) + classFor(c);
      if (next[edge] == 0) {
        // The table may move while it grows, so it is named only after that.
        int added = addState();
        next[edge] = added;
      }
      state = next[edge];
    }
    return state;
  }

  private int addState() {
    words.add(new ArrayList<>());
    if (next.length < words.size() << CLASSES_LOG2) {
      next = Arrays.copyOf(next, 2 * words.size() << CLASSES_LOG2);
    }
    return words.size() - 1;
  }

  private byte classFor(char c) {
    if (classOf[c] == 0) {
      int used = 0;
      for (byte each : classOf) {
        used = Math.max(used, each);
      }
      if (used + 1 == CLASSES) {
        throw new IllegalArgumentException("too many different characters in words");
      }
      classOf[c] = (byte) (used + 1);
      classOf[Character.toUpperCase(c)] = classOf[c];
    }
    return classOf[c];
  }

  /** Breadth first: a missing transition is the one of the longest proper suffix that is a state. */
  private void link() {
    int[] suffix = new int[words.size()];
    var queue = new ArrayDeque<Integer>(List.of(0));
    while (!queue.isEmpty()) {
      int state = queue.remove();
      words.get(state).addAll(state == 0 ? List.of() : words.get(suffix[state]));
      for (int c = 0; c < CLASSES; c++) {
        int edge = (state << CLASSES_LOG2) + c;
        int fallback = state == 0 ? 0 : next[(suffix[state] << CLASSES_LOG2) + c];
        if (next[edge] == 0) {
          next[edge] = fallback;
        } else {
          suffix[next[edge]] = fallback;
          queue.add(next[edge]);
        }
      }
    }
  }
}
