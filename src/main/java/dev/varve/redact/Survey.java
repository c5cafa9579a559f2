package dev.varve.redact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * What one reading of a text showed: where rules must look, and whether anything else can be in it, so that most of what
 * could be looked for need not be. Not thread-safe.
 */
final class Survey {

  /** In codes that are one byte each, that of every character which needs more; a text may say it itself. */
  static final byte WIDE = '?';

  private static final int BYTE_MASK = 0xFF;
  private static final int PROBES = 8;

  /** The code of surrogates in those that tell wide characters apart; others may have it too. */
  private static final byte SURROGATE = (byte) 0x80;

  private static final byte[] NONE = {};
  private static final long[] NO_HITS = {};
  private static final int HITS_AT_FIRST = 16;

  private final String text;
  private final byte[] codes;

  /** The end of an anchor in the upper half, its number in the lower one; in ascending order. */
  private long[] hits = NO_HITS;

  private int count;
  private boolean blurred;
  private boolean framed;
  private boolean storable = true;
  private LineNumbers lines = LineNumbers.NONE;

  private Survey(String text, byte[] codes) {
    this.text = text;
    this.codes = codes;
  }

  /** Of a text that is hoped to have no wide character, which most have not and which takes a tenth of the time to prepare. */
  static Survey narrow(String text) {
    return new Survey(text, codes(text));
  }

  /** Of any text; wide characters are as good as told apart. */
  static Survey wide(String text) {
    var codes = new byte[text.length()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(text.charAt(i));
    }
    return new Survey(text, codes);
  }

  /** One byte for each character, so that tables are short and a place means the same in both. */
  static byte[] codes(String text) {
    byte[] codes = isMostlyWide(text) ? NONE : text.getBytes(ISO_8859_1);
    if (codes.length == text.length()) {
      return codes;
    }
    // Or two characters that are one together became one byte.
    codes = new byte[text.length()];
    for (int i = 0; i < codes.length; i++) {
      char c = text.charAt(i);
      codes[i] = c <= BYTE_MASK ? (byte) c : WIDE;
    }
    return codes;
  }

  /** By a few of its characters; encoding takes long where many are wide. */
  private static boolean isMostlyWide(String text) {
    int step = text.length() / PROBES;
    for (int i = step; i > 0 && i < text.length(); i += step) {
      if (text.charAt(i) > BYTE_MASK) {
        return true;
      }
    }
    return false;
  }

  /** That of a wide character is one of those of Latin-1 that are not ASCII. */
  static byte code(char c) {
    if (c <= BYTE_MASK) {
      return (byte) c;
    }
    return Character.isSurrogate(c) ? SURROGATE : (byte) (c ^ c >> Byte.SIZE | SURROGATE);
  }

  String text() {
    return text;
  }

  byte[] codes() {
    return codes;
  }

  /** Whether there was a wide character where none was hoped to be. */
  boolean isBlurred() {
    return blurred;
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

  /** Whether an anchor ends behind one place, and at the other one at the latest. */
  boolean hasHits(int from, int to) {
    int found = Arrays.binarySearch(hits, 0, count, (long) (from + 1) << Integer.SIZE);
    int first = found < 0 ? -found - 1 : found;
    return first < count && hitEnd(first) <= to;
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

  /** Of what may be a question mark that stands for another character. */
  void question(int at) {
    blurred |= codes[at] == WIDE && text.charAt(at) != WIDE;
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
