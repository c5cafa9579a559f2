package dev.varve.redact;

import java.util.Arrays;
import java.util.List;

/** The characters of all anchors from the last to the first, by which those that end at a place are found. Immutable. */
final class AnchorTree {

  private static final int ASCII = 128;
  private static final int[] NONE = {};

  /** The nodes of the last characters, by what {@link #folded} makes of them; 0 is no node. */
  private final int[] roots = new int[ASCII];

  private byte[] characters = new byte[ASCII];
  private int[] children = new int[ASCII];
  private int[] siblings = new int[ASCII];
  private int[][] anchors = new int[ASCII][];
  private int nodes = 1;

  /** The number of an anchor is its place in the list. */
  AnchorTree(List<Anchor> all) {
    for (int i = 0; i < all.size(); i++) {
      int node = path(all.get(i).literal());
      anchors[node] = Arrays.copyOf(anchors[node], anchors[node].length + 1);
      anchors[node][anchors[node].length - 1] = i;
    }
  }

  private int path(String literal) {
    int node = 0;
    for (int i = literal.length() - 1; i >= 0; i--) {
      byte code = Survey.code(literal.charAt(i));
      int next = next(node, code);
      node = next == 0 ? added(node, folded(code)) : next;
    }
    return node;
  }

  private int added(int parent, byte character) {
    if (nodes == characters.length) {
      characters = Arrays.copyOf(characters, 2 * nodes);
      children = Arrays.copyOf(children, 2 * nodes);
      siblings = Arrays.copyOf(siblings, 2 * nodes);
      anchors = Arrays.copyOf(anchors, 2 * nodes);
    }
    int node = nodes++;
    characters[node] = character;
    anchors[node] = NONE;
    if (parent == 0) {
      roots[character] = node;
    } else {
      siblings[node] = children[parent];
      children[parent] = node;
    }
    return node;
  }

  /** The node before this one of a word, 0 being behind its end; 0 if no anchor goes on so. */
  int next(int node, byte code) {
    byte character = folded(code);
    if (node == 0) {
      return roots[character];
    }
    int child = children[node];
    while (child != 0 && characters[child] != character) {
      child = siblings[child];
    }
    return child;
  }

  /** The anchors that begin at a node; their case and what is wide are still to be compared. */
  int[] anchorsAt(int node) {
    return anchors[node];
  }

  private static byte folded(byte code) {
    return code < 0 ? 0 : code >= 'A' && code <= 'Z' ? (byte) (code + ('a' - 'A')) : code;
  }
}
