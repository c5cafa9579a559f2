package dev.varve.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Follows a worker's event stream and notes when each event of one kind arrived. */
final class EventStream implements AutoCloseable {

  private final Socket socket;
  private final LongSupplier nanoClock;
  private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();

  private EventStream(Socket socket, LongSupplier nanoClock) {
    this.socket = socket;
    this.nanoClock = nanoClock;
  }

  /** Returns once the worker has begun to answer. */
  static EventStream follow(int port, String token, String event, LongSupplier nanoClock) throws IOException {
    EventStream stream = new EventStream(new Socket(InetAddress.getLoopbackAddress(), port), nanoClock);
    String request =
        """
        GET /v1/events HTTP/1.1
        Host: 127.0.0.1:%d
        Authorization: Bearer %s
        Accept: text/event-stream

        """
            .formatted(port, token)
            .replace("\n", "\r\n");
    stream.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.socket.getInputStream(), StandardCharsets.UTF_8));
    String status = lines.readLine();
    if (status == null || !status.startsWith("HTTP/1.1 200")) {
      throw new IOException("the event stream was answered with " + status);
    }
    Thread.ofPlatform().daemon().name("varve-bench-events").start(() -> stream.note(lines, event));
    return stream;
  }

  private void note(BufferedReader lines, String event) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:") && line.substring(6).strip().equals(event)) {
          arrivals.add(nanoClock.getAsLong());
        }
      }
    } catch (IOException closed) {
      // Whoever waits for an arrival finds out by the time.
    }
  }

  /** When the next one arrived. */
  long next(long maxMillis) throws IOException, InterruptedException {
    Long arrived = arrivals.poll(maxMillis, TimeUnit.MILLISECONDS);
    if (arrived == null) {
      throw new IOException("no event came within " + maxMillis + " ms");
    }
    return arrived;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
