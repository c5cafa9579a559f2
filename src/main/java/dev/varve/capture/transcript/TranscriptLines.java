package dev.varve.capture.transcript;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
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

  private final InputStream in;
  private final int lineBytesMax;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int length;
  private long start;
  private long end;

  private TranscriptLines(InputStream in, long from, int lineBytesMax) {
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
    return new TranscriptLines(
        new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES), from, lineBytesMax);
  }

  /** The next line without its end; null when there is no complete one. */
  byte @Nullable [] next() throws IOException {
    length = 0;
    long position = end;
    for (int next = in.read(); next >= 0; next = in.read()) {
      position++;
      if (next == '\n') {
        start = end;
        end = position;
        return length > lineBytesMax ? new byte[0] : Arrays.copyOf(buffer, length);
      }
      keep((byte) next);
    }
    return null;
  }

  private void keep(byte value) {
    if (length > lineBytesMax) {
      return;
    }
    if (length == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(lineBytesMax + 1L, buffer.length * 2L));
    }
    buffer[length++] = value;
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
