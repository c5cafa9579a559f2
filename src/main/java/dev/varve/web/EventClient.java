package dev.varve.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One event stream: what waits to be written, for the thread that writes it; all else may be done by any thread. */
final class EventClient {

  private static final byte[] END = {};

  /** A write to a peer that reads takes less. */
  private static final Duration WRITE_MAX = Duration.ofMillis(200);

  private final BlockingQueue<byte[]> waiting;
  private final Runnable hangUp;
  private final Semaphore turn = new Semaphore(1);
  private volatile boolean closed;

  /** @param hangUp ends the connection, also while somebody waits to write to it */
  EventClient(Runnable hangUp, int waitingMax) {
    this.hangUp = hangUp;
    this.waiting = new ArrayBlockingQueue<>(waitingMax);
  }

  /** False when the queue stayed full for the whole patience. */
  boolean offer(byte[] event, Duration patience) throws InterruptedException {
    return waiting.offer(event, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Everything that waits; a heartbeat when nothing came within the time. */
  List<byte[]> take(Duration max) throws InterruptedException {
    byte[] first = waiting.poll(max.toMillis(), TimeUnit.MILLISECONDS);
    List<byte[]> events = new ArrayList<>();
    events.add(first == null ? EventText.HEARTBEAT : first);
    waiting.drainTo(events);
    return events;
  }

  /** Sends the events, unless the stream is closed. */
  void write(OutputStream out, List<byte[]> events) throws IOException {
    turn.acquireUninterruptibly();
    try {
      if (!closed) {
        for (byte[] event : events) {
          out.write(event);
        }
        out.flush();
      }
    } finally {
      turn.release();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends the stream in good order, unless it is in the middle of a write to a peer that does not read. */
  void close() {
    closed = true;
    waiting.offer(END);
    try {
      if (turn.tryAcquire(WRITE_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        turn.release();
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hangUp.run();
  }
}
