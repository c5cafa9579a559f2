package dev.varve.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One event stream: what waits to be written, and the thread that writes it. */
final class EventClient {

  private final BlockingQueue<byte[]> waiting;
  private final Thread writer;
  private volatile boolean closed;

  EventClient(Thread writer, int waitingMax) {
    this.writer = writer;
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

  boolean isClosed() {
    return closed;
  }

  /** Ends the stream, even while its writer waits for a peer that does not read. */
  void close() {
    closed = true;
    writer.interrupt();
  }
}
