package dev.varve.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a stream to its end and keeps only the last bytes of it. Thread-safe. */
final class ErrorTail implements Runnable {

  private final Pipe pipe;
  private final int bytesMax;
  private byte[] tail = new byte[0];

  ErrorTail(Pipe pipe, int bytesMax) {
    this.pipe = pipe;
    this.bytesMax = bytesMax;
  }

  @Override
  public void run() {
    pipe.readTo(this::keep);
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
