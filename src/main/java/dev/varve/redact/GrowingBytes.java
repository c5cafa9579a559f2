package dev.varve.redact;

import java.util.Arrays;

/** Bytes that are added to. Not thread-safe. */
final class GrowingBytes {

  private static final int LENGTH_AT_FIRST = 512;

  private byte[] bytes = new byte[LENGTH_AT_FIRST];
  private int length;

  void append(byte added) {
    reserve(1);
    bytes[length++] = added;
  }

  void append(byte[] added, int from, int to) {
    reserve(to - from);
    System.arraycopy(added, from, bytes, length, to - from);
    length += to - from;
  }

  /** Makes room for so many more at once, which need not be right. */
  void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more + LENGTH_AT_FIRST));
    }
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, length);
  }
}
