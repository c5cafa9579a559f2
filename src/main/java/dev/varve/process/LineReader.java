package dev.varve.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Reads a stream to its end, whether or not anybody takes the lines, so that the writer never blocks on us. */
final class LineReader implements Runnable {

  private final Pipe pipe;
  private final OutputLimits limits;
  private final BlockingQueue<Output> lines = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean overrun;

  LineReader(Pipe pipe, OutputLimits limits) {
    this.pipe = pipe;
    this.limits = limits;
  }

  @Override
  public void run() {
    try {
      pipe.readTo(this::take);
    } finally {
      lines.add(new Output.Ended());
    }
  }

  /** Waits for the next; after the end it is the end again. */
  Output next() throws InterruptedException {
    return taken(lines.take());
  }

  /** Null when nothing came in time. */
  @Nullable Output next(Duration max) throws InterruptedException {
    Output next = lines.poll(max.toMillis(), TimeUnit.MILLISECONDS);
    return next == null ? null : taken(next);
  }

  private Output taken(Output next) {
    switch (next) {
      case Output.Line line -> waitingBytes.addAndGet(-line.text().length());
      case Output.Overrun _ -> {}
      case Output.Ended _ -> lines.add(next);
    }
    return next;
  }

  private void take(byte[] bytes, int length) {
    int start = 0;
    for (int i = 0; i < length && !overrun; i++) {
      if (bytes[i] == '\n') {
        append(bytes, start, i);
        end();
        start = i + 1;
      }
    }
    append(bytes, start, length);
  }

  private void append(byte[] bytes, int from, int to) {
    if (overrun) {
      return;
    }
    if (line.size() + to - from > limits.lineBytesMax()) {
      giveUp("a line of more than " + limits.lineBytesMax() + " bytes");
    } else {
      line.write(bytes, from, to - from);
    }
  }

  private void end() {
    if (overrun) {
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (waitingBytes.addAndGet(text.length()) > limits.waitingBytesMax()) {
      giveUp("more than " + limits.waitingBytesMax() + " bytes that nobody asked for");
    } else {
      lines.add(new Output.Line(text));
    }
  }

  private void giveUp(String evidence) {
    overrun = true;
    line.reset();
    lines.add(new Output.Overrun(evidence));
  }
}
