package dev.varve.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds many literal words in one pass over a text, ignoring the case of single characters: the automaton of Aho and Corasick
 * ("Efficient string matching", 1975) with all transitions filled in, one table look-up per character.
 *
 * <p>A character is one of Java's. Immutable and thread-safe once built.
 */
public final class Words {

  /** Set in a state where at least one word ends, which makes it negative. */
  private static final int FOUND = 1 << 31;

  /** Different characters of all words; class 0 are the others. */
  private static final int CLASSES_MAX = 128;

  private static final int ASCII = 128;

  private final byte[] classOf;
  private final int classesLog2;
  private final List<List<Integer>> words = new ArrayList<>();
  private int[] next = new int[0];

  /** The number of a word in an answer is its index in this list; at most 127 different characters. */
  public Words(List<String> literals) {
    classOf = classes(literals);
    classesLog2 = log2(classOf);
    addState();
    for (int i = 0; i < literals.size(); i++) {
      words.get(path(literals.get(i))).add(i);
    }
    next = Arrays.copyOf(next, words.size() << classesLog2);
    link();
    for (int i = 0; i < next.length; i++) {
      next[i] = next[i] << classesLog2 | (words.get(next[i]).isEmpty() ? 0 : FOUND);
    }
  }

  /** The class of each character, up to the greatest that is in a word in any case. */
  private static byte[] classes(List<String> literals) {
    byte[] classes = new byte[ASCII];
    int used = 0;
    for (String literal : literals) {
      for (char c : literal.toLowerCase(Locale.ROOT).toCharArray()) {
        char upper = Character.toUpperCase(c);
        classes = classes.length > Math.max(c, upper) ? classes : Arrays.copyOf(classes, Math.max(c, upper) + 1);
        if (classes[c] == 0) {
          used++;
          if (used == CLASSES_MAX) {
            throw new IllegalArgumentException("too many different characters in words");
          }
          classes[c] = (byte) used;
          classes[upper] = classes[c];
        }
      }
    }
    return classes;
  }

  private static int log2(byte[] classes) {
    int greatest = 1;
    for (byte each : classes) {
      greatest = Math.max(greatest, each);
    }
    return Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
  }

  /** The state after {@code c}; the first state is 0, and one below 0 is the end of at least one word. */
  public int next(int state, char c) {
    return next[(state & ~FOUND) + (c < classOf.length ? classOf[c] : 0)];
  }

  /** The words that end in this state. */
  public List<Integer> found(int state) {
    return words.get((state & ~FOUND) >>> classesLog2);
  }

  private int path(String literal) {
    int state = 0;
    for (char c : literal.toLowerCase(Locale.ROOT).toCharArray()) {
      int edge = (state << classesLog2) + classOf[c];
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
    if (next.length < words.size() << classesLog2) {
      next = Arrays.copyOf(next, 2 * words.size() << classesLog2);
    }
    return words.size() - 1;
  }

  /** Breadth first: a missing transition is the one of the longest proper suffix that is a state. */
  private void link() {
    int[] suffix = new int[words.size()];
    var queue = new ArrayDeque<Integer>(List.of(0));
    while (!queue.isEmpty()) {
      int state = queue.remove();
      words.get(state).addAll(state == 0 ? List.of() : words.get(suffix[state]));
      for (int c = 0; c < 1 << classesLog2; c++) {
        int edge = (state << classesLog2) + c;
        int fallback = state == 0 ? 0 : next[(suffix[state] << classesLog2) + c];
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
