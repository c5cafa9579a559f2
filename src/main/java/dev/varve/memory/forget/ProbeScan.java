package dev.varve.memory.forget;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for pieces of {@value Probes#BYTES_MIN} to {@value Probes#BYTES} bytes in files, some hundred megabytes a second. */
final class ProbeScan {

  private static final int CHUNK_BYTES = 1 << 20;
  private static final int FILTER_BITS = 16;

  private final List<byte[]> pieces;

  /** Pieces by their first eight bytes. */
  private final Map<Long, List<Integer>> heads = new HashMap<>();

  /** Answers nearly every position without the map. */
  private final BitSet filter = new BitSet(1 << FILTER_BITS);

  ProbeScan(List<byte[]> pieces) {
    this.pieces = List.copyOf(pieces);
    for (int i = 0; i < this.pieces.size(); i++) {
      long head = ByteBuffer.wrap(this.pieces.get(i)).getLong();
      heads.computeIfAbsent(head, fresh -> new ArrayList<>()).add(i);
      filter.set(bit(head));
    }
  }

  /** Which of the pieces stand in the file. */
  Set<Integer> in(Path file) throws IOException {
    Set<Integer> found = new TreeSet<>();
    byte[] buffer = new byte[Probes.BYTES - 1 + CHUNK_BYTES];
    int carried = 0;
    try (InputStream in = Files.newInputStream(file)) {
      int read = in.readNBytes(buffer, 0, CHUNK_BYTES);
      while (read > 0) {
        int length = carried + read;
        scan(buffer, length, found);
        carried = Math.min(length, Probes.BYTES - 1);
        System.arraycopy(buffer, length - carried, buffer, 0, carried);
        read = in.readNBytes(buffer, carried, CHUNK_BYTES);
      }
    }
    return found;
  }

  private void scan(byte[] bytes, int length, Set<Integer> found) {
    long head = 0;
    for (int i = 0; i < length; i++) {
      head = head << 8 | bytes[i] & 0xff;
      int begin = i - Long.BYTES + 1;
      if (begin >= 0 && filter.get(bit(head))) {
        compare(bytes, begin, length, heads.getOrDefault(head, List.of()), found);
      }
    }
  }

  /** What is cut off by the end is looked at again with the bytes that follow. */
  private void compare(byte[] bytes, int begin, int length, List<Integer> candidates, Set<Integer> found) {
    for (int candidate : candidates) {
      byte[] piece = pieces.get(candidate);
      if (begin + piece.length <= length && Arrays.equals(bytes, begin, begin + piece.length, piece, 0, piece.length)) {
        found.add(candidate);
      }
    }
  }

  private static int bit(long head) {
    return (int) (head * 0x9E3779B97F4A7C15L >>> Long.SIZE - FILTER_BITS);
  }
}
