package dev.varve.capture.transcript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How far a file was read, and a keyed hash of how that part begins and ends, by which a file that shrank or was
 * replaced is known.
 */
record Mark(long offset, String fingerprint) {

  static final Mark START = new Mark(0, "");

  /** Enough to hold the ids and times of a first and of a last line. */
  private static final int EDGE_BYTES = 1_024;

  /** @param hash keyed, because nothing of a transcript may be told from it */
  static Mark at(Path file, long offset, UnaryOperator<String> hash) throws IOException {
    if (offset == 0) {
      return START;
    }
    int length = (int) Math.min(EDGE_BYTES, offset);
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      return new Mark(offset, hash.apply(edge(channel, 0, length) + edge(channel, offset - length, length)));
    }
  }

  /** Whether the file still has the part that was read. */
  boolean holds(Path file, UnaryOperator<String> hash) throws IOException {
    return Files.size(file) >= offset && at(file, offset, hash).equals(this);
  }

  private static String edge(SeekableByteChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    channel.position(from);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A read may give less than was asked for.
    }
    return new String(bytes.array(), StandardCharsets.ISO_8859_1);
  }
}
