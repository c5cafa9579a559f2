package dev.varve.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * What one reading of a text showed: where rules must look, and whether anything else can be in it, so that most of what
 * could be looked for need not be. Not thread-safe.
 */
final class Survey {

  /** The code of every character that needs more than a byte; a text may say it itself. */
  static final byte WIDE = '?';

  private static final long[] NO_HITS = {};
  private static final int HITS_AT_FIRST = 16;

  private final String text;
  private final byte[] codes;

  /** The end of an anchor in the upper half, its number in the lower one; in ascending order. */
  private long[] hits = NO_HITS;

  private int count;
  private boolean framed;
  private boolean storable = true;
  private LineNumbers lines = LineNumbers.NONE;

  Survey(String text) {
    this.text = text;
    this.codes = codes(text);
  }

  /** One byte for each character, so that tables are short and a place means the same in both. */
  static byte[] codes(String text) {
    byte[] codes = text.getBytes(ISO_8859_1);
    if (codes.length == text.length()) {
      return codes;
    }
    // Two characters that are one together became one byte.
    codes = new byte[text.length()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(text.charAt(i));
    }
    return codes;
  }

  static byte code(char c) {
    return c <= 0xFF ? (byte) c : WIDE;
  }

  String text() {
    return text;
  }

  byte[] codes() {
    return codes;
  }

  /** Whether something may be in it that goes before secrets are looked for: a private block, a memory of ours, a data URI. */
  boolean isFramed() {
    return framed;
  }

  boolean isStorable() {
    return storable;
  }

  /** Where the first of two neighbouring lines begins that may both be numbered; negative if there are none. */
  int listStart() {
    return lines.listStart();
  }

  int hits() {
    return count;
  }

  int hitEnd(int hit) {
    return (int) (hits[hit] >>> Integer.SIZE);
  }

  /** The number of the anchor. */
  int hitAnchor(int hit) {
    return (int) hits[hit];
  }

  void hit(int end, int anchor) {
    if (count == hits.length) {
      hits = Arrays.copyOf(hits, Math.max(HITS_AT_FIRST, 2 * count));
    }
    long added = (long) end << Integer.SIZE | anchor;
    int at = count++;
    // What is seen earlier may end later, by less than the length of an anchor.
    while (at > 0 && hits[at - 1] > added) {
      hits[at] = hits[at - 1];
      at--;
    }
    hits[at] = added;
  }

  void frame() {
    framed = true;
  }

  /** Of a character that a store may not take. */
  void odd(int at) {
    storable = storable && StorableText.isStorable(text, at);
  }

  /** Of a digit that may belong to the number of a line. */
  void number(int at) {
    lines = lines == LineNumbers.NONE ? new LineNumbers(codes) : lines;
    lines.digit(at);
  }
}
