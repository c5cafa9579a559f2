package dev.varve.search;

import java.util.BitSet;
import org.apache.lucene.util.BytesRef;

/**
 * The distinct words of a memory as numbers of 16 bits, which tell how alike two memories are without reading either. Two
 * words may have the same number, which hardly ever decides anything. Immutable.
 */
final class WordNumbers {

  /** Of a longer memory the first words say what it is about. */
  private static final int WORDS_MAX = 500;

  /** Shorter words are in every text. */
  private static final int WORD_CHARS_MIN = 3;

  private static final int NUMBERS = 1 << Character.SIZE;

  private static final int PLAIN = 0x80;

  /** The plain characters, which nearly all texts are made of, as words have them. */
  private static final char[] FOLDED = folded();

  private final char[] ascending;

  private WordNumbers(char[] ascending) {
    this.ascending = ascending;
  }

  /** Words are runs of letters and digits, whatever their case; an ideograph is one by itself. */
  static WordNumbers of(String text) {
    BitSet found = new BitSet(NUMBERS);
    int count = 0;
    int hash = 0;
    int length = 0;
    for (int i = 0; i <= text.length() && count < WORDS_MAX; i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean alone = c >= PLAIN && Character.isIdeographic(c);
      char folded = c < PLAIN ? FOLDED[c] : folded(c);
      if (folded != 0 && !alone) {
        hash = hash * 31 + folded;
        length++;
        continue;
      }
      count += length >= WORD_CHARS_MIN && add(hash, found) ? 1 : 0;
      count += alone && add(c, found) ? 1 : 0;
      hash = 0;
      length = 0;
    }
    return new WordNumbers(numbers(found, count));
  }

  private static char[] folded() {
    char[] folded = new char[PLAIN];
    for (char c = 0; c < PLAIN; c++) {
      folded[c] = folded(c);
    }
    return folded;
  }

  /** 0 for what stands between words. */
  private static char folded(char c) {
    return Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0;
  }

  private static boolean add(int hash, BitSet found) {
    int number = (hash ^ hash >>> Character.SIZE) & NUMBERS - 1;
    boolean fresh = !found.get(number);
    found.set(number);
    return fresh;
  }

  private static char[] numbers(BitSet found, int count) {
    char[] numbers = new char[count];
    int next = 0;
    for (int number = found.nextSetBit(0); number >= 0 && next < count; number = found.nextSetBit(number + 1)) {
      numbers[next++] = (char) number;
    }
    return numbers;
  }

  /** As the index holds them, two bytes each. */
  static WordNumbers of(BytesRef bytes) {
    char[] numbers = new char[bytes.length / Character.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      int at = bytes.offset + i * Character.BYTES;
      numbers[i] = (char) ((bytes.bytes[at] & 0xff) << Byte.SIZE | bytes.bytes[at + 1] & 0xff);
    }
    return new WordNumbers(numbers);
  }

  BytesRef bytes() {
    byte[] bytes = new byte[ascending.length * Character.BYTES];
    for (int i = 0; i < ascending.length; i++) {
      bytes[i * Character.BYTES] = (byte) (ascending[i] >>> Byte.SIZE);
      bytes[i * Character.BYTES + 1] = (byte) ascending[i];
    }
    return new BytesRef(bytes);
  }

  /** The words that both have, by the geometric mean of how many each has: 0 when they share none, 1 for the same words. */
  float likeness(WordNumbers other) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < ascending.length && j < other.ascending.length) {
      int order = Character.compare(ascending[i], other.ascending[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return common == 0 ? 0 : (float) (common / Math.sqrt((double) ascending.length * other.ascending.length));
  }
}
