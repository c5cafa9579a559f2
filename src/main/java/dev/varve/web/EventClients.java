package dev.varve.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The open event streams. Not thread-safe; {@link EventFeed} guards it. */
final class EventClients {

  /** How long all others wait for a stream whose queue is full; a burst passes in less. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final int max;
  private final List<EventClient> open = new ArrayList<>();

  EventClients(int max) {
    this.max = max;
  }

  void add(EventClient client) {
    if (open.size() >= max) {
      throw new Refused(
          ProblemKind.BUSY, "eventClientsMax: " + max + " event streams are open", "Close one of them");
    }
    open.add(client);
  }

  void remove(EventClient client) {
    open.remove(client);
  }

  int size() {
    return open.size();
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Gives the event to all; a stream that cannot take it is closed and can come back. */
  void hand(byte[] event) throws InterruptedException {
    for (EventClient client : List.copyOf(open)) {
      if (!client.offer(event, PATIENCE)) {
        client.close();
        open.remove(client);
      }
    }
  }

  void closeAll() {
    open.forEach(EventClient::close);
    open.clear();
  }
}
