package dev.varve.process;

import java.io.IOException;
import java.io.InputStream;

/** What a child writes to one of its streams, read to the end by one thread. */
record Pipe(InputStream stream, Runnable activity) {

  private static final int READ_BYTES = 64 * 1024;

  /** Takes what was read at once; the array is used again. */
  interface Reader {
    void take(byte[] bytes, int length);
  }

  /** A pipe that breaks has ended: how the process ended tells the rest. */
  void readTo(Reader reader) {
    byte[] bytes = new byte[READ_BYTES];
    try (stream) {
      for (int n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
        activity.run();
        reader.take(bytes, n);
      }
    } catch (IOException e) {
      // What was read before stays.
    }
  }
}
