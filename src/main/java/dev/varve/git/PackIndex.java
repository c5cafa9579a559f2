package dev.varve.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Looks names up in the index of a pack, version 2: a table of counts by first byte, then the names in order. */
final class PackIndex {

  private static final int MAGIC_AND_VERSION_BYTES = 8;
  private static final long MAGIC_AND_VERSION = 0xff744f63_00000002L;
  private static final int COUNTS = 256;
  private static final int NAMES_START = MAGIC_AND_VERSION_BYTES + COUNTS * Integer.BYTES;

  private final FileChannel file;
  private final ByteBuffer counts;

  private PackIndex(FileChannel file) throws IOException {
    this.file = file;
    this.counts = read(MAGIC_AND_VERSION_BYTES, COUNTS * Integer.BYTES);
  }

  /** False too for a file that is no such index. */
  static boolean containsAny(Path index, List<String> hashes) {
    try (FileChannel file = FileChannel.open(index, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      PackIndex names = new PackIndex(file);
      if (names.read(0, MAGIC_AND_VERSION_BYTES).getLong(0) != MAGIC_AND_VERSION) {
        return false;
      }
      for (String hash : hashes) {
        if (names.contains(HexFormat.of().parseHex(hash))) {
          return true;
        }
      }
      return false;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Halves the stretch of names with the same first byte; counts that do not grow make it empty. */
  private boolean contains(byte[] name) throws IOException {
    int first = name[0] & 0xff;
    long low = first == 0 ? 0 : count(first - 1);
    long high = count(first);
    while (low < high) {
      long middle = (low + high) >>> 1;
      int order = Arrays.compareUnsigned(read(NAMES_START + middle * name.length, name.length).array(), name);
      if (order == 0) {
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle;
    }
    return false;
  }

  private long count(int firstByte) {
    return Integer.toUnsignedLong(counts.getInt(firstByte * Integer.BYTES));
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("shorter than it says");
      }
    }
    return bytes;
  }
}
