package dev.varve.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a stream to its end and keeps only the last bytes of it. Thread-safe. */
final class ErrorTail implements Runnable {

  private static final int READ_BYTES = 8 * 1024;

  private final InputStream stream;
  private final int bytesMax;
  private final Runnable activity;
  private byte[] tail = new byte[0];

  ErrorTail(InputStream stream, int bytesMax, Runnable activity) {
    this.stream = stream;
    this.bytesMax = bytesMax;
    this.activity = activity;
  }

  @Override
  public void run() {
    byte[] bytes = new byte[READ_BYTES];
    try (stream) {
      for (int n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
        activity.run();
        keep(bytes, n);
      }
    } catch (IOException e) {
      // A pipe that breaks has ended; what was read stays.
    }
  }

  synchronized String text() {
    return new String(tail, StandardCharsets.UTF_8);
  }

  private synchronized void keep(byte[] bytes, int length) {
    byte[] all = Arrays.copyOf(tail, tail.length + length);
    System.arraycopy(bytes, 0, all, tail.length, length);
    tail = Arrays.copyOfRange(all, Math.max(0, all.length - bytesMax), all.length);
  }
}
