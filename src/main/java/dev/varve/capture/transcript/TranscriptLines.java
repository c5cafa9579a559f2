package dev.varve.capture.transcript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The complete lines of a file from an offset on, one at a time; what follows the last line feed is not read. */
final class TranscriptLines implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final SeekableByteChannel in;
  private final int lineBytesMax;
  private final ByteBuffer block = ByteBuffer.allocate(BUFFER_BYTES).flip();
  private byte[] line = new byte[BUFFER_BYTES];
  private int length;
  private long start;
  private long end;

  private TranscriptLines(SeekableByteChannel in, long from, int lineBytesMax) {
    this.in = in;
    this.end = from;
    this.lineBytesMax = lineBytesMax;
  }

  /** @param lineBytesMax longer lines come as empty ones */
  static TranscriptLines open(Path file, long from, int lineBytesMax) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    try {
      channel.position(from);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new TranscriptLines(channel, from, lineBytesMax);
  }

  /** The next line without its end; null when there is no complete one. */
  byte @Nullable [] next() throws IOException {
    length = 0;
    long position = end;
    while (block.hasRemaining() || fill()) {
      int from = block.position();
      int feed = lineFeed(from, block.limit());
      keep(from, feed < 0 ? block.limit() : feed);
      block.position(feed < 0 ? block.limit() : feed + 1);
      position += block.position() - from;
      if (feed >= 0) {
        start = end;
        end = position;
        return length > lineBytesMax ? new byte[0] : Arrays.copyOf(line, length);
      }
    }
    return null;
  }

  private boolean fill() throws IOException {
    block.clear();
    int read = in.read(block);
    block.flip();
    return read > 0;
  }

  /** -1 when there is none. */
  private int lineFeed(int from, int to) {
    byte[] bytes = block.array();
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Of a line that is too long no more than its excess is known. */
  private void keep(int from, int to) {
    if (length > lineBytesMax) {
      return;
    }
    int kept = Math.min(to - from, lineBytesMax + 1 - length);
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, (int) Math.min(lineBytesMax + 1L, Math.max(line.length * 2L, length + kept)));
    }
    System.arraycopy(block.array(), from, line, length, kept);
    length += kept;
  }

  /** Where the last line begins. */
  long start() {
    return start;
  }

  /** Where the last line ends, its line feed included. */
  long end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
