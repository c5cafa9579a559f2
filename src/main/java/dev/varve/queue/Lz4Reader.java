package dev.varve.queue;

/**
 * Reads what {@link Lz4Writer} wrote. For one block, on one thread; a damaged one throws {@link
 * IndexOutOfBoundsException} or leaves less than was asked for.
 */
final class Lz4Reader {

  private final byte[] block;
  private int at;

  Lz4Reader(byte[] block, int start) {
    this.block = block;
    this.at = start;
  }

  /** Fills the text from its start; how many bytes there were. */
  int read(byte[] plain) {
    int end = 0;
    while (at < block.length) {
      int counts = block[at++];
      int literals = count(counts >>> 4 & 0xF);
      System.arraycopy(block, at, plain, end, literals);
      at += literals;
      end += literals;
      if (at < block.length) {
        int distance = block[at++] & 0xFF | (block[at++] & 0xFF) << Byte.SIZE;
        int copy = count(counts & 0xF) + Lz4Writer.COPY_BYTES_MIN;
        copy(plain, end - distance, end, copy);
        end += copy;
      }
    }
    return end;
  }

  private int count(int first) {
    int count = first;
    if (first == Lz4Writer.COUNT_MORE) {
      int more;
      do {
        more = block[at++] & 0xFF;
        count += more;
      } while (more == 255);
    }
    return count;
  }

  /** A copy may go on in what it has just written. */
  private static void copy(byte[] plain, int from, int to, int count) {
    if (to - from >= count) {
      System.arraycopy(plain, from, plain, to, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      plain[to + i] = plain[from + i];
    }
  }
}
