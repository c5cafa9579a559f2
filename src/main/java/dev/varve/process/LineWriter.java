package dev.varve.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes lines on a thread of its own: a child that does not read would block whoever writes, for ever and without
 * an interrupt getting through.
 */
final class LineWriter implements Runnable {

  private static final int LINES_MAX = 8;
  private static final String CLOSE = "\n";

  private final OutputStream stream;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES_MAX + 1);
  private boolean closed;

  LineWriter(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public void run() {
    try (stream) {
      for (String line = lines.take(); !line.equals(CLOSE); line = lines.take()) {
        stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        stream.flush();
      }
    } catch (IOException e) {
      // The child has closed its input or is gone; the reader of its output learns what came of it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void send(String line) {
    if (line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("one line at a time");
    }
    if (!closed && (lines.size() >= LINES_MAX || !lines.offer(line))) {
      throw new IllegalStateException("a child that does not read is sent more and more");
    }
  }

  /** Closes the stream once all is written; twice is harmless. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      lines.add(CLOSE);
    }
  }
}
