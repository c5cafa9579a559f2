package dev.varve.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The event stream. Its request lasts as long as the client listens, on a virtual thread of its own. */
final class EventRoute {

  private final Readiness readiness;
  private final WebLimits limits;
  private final Replay replay;
  private final InstantSource clock;

  EventRoute(Readiness readiness, WebLimits limits, InstantSource clock) {
    this.readiness = readiness;
    this.limits = limits;
    this.replay = new Replay(limits.replayMax(), limits.replayAge());
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(Route.get("/v1/events", this::stream));
  }

  private void stream(Exchange exchange) {
    Query.of(exchange);
    long since = since(exchange);
    EventFeed feed = readiness.feed();
    EventClient client = new EventClient(exchange::hangUp, limits.eventQueueMax());
    long newest = feed.join(client);
    try {
      OutputStream out = exchange.stream("text/event-stream");
      client.write(out, first(missed(since, newest)));
      while (!client.isClosed()) {
        client.write(out, client.take(limits.heartbeat()));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      // The client has gone, or was too slow and was left; it can come back.
      exchange.breakOff(gone);
    } finally {
      feed.leave(client);
    }
  }

  /** The id after which to begin; negative for new events only. */
  private static long since(Exchange exchange) {
    String id = exchange.header("Last-Event-ID");
    if (id == null || id.isEmpty()) {
      return -1;
    }
    return id.equals("0") ? 0 : Query.number("Last-Event-ID", id, Long.MAX_VALUE);
  }

  private List<byte[]> missed(long since, long newest) {
    return since < 0
        ? List.of()
        : readiness.backends().database().read(tx -> replay.events(tx, since, newest, clock.instant()));
  }

  private List<byte[]> first(List<byte[]> missed) {
    List<byte[]> events = new ArrayList<>();
    events.add(EventText.status(StatusJson.engine(readiness.backends().sessions().status()).toString()));
    events.addAll(missed);
    return events;
  }
}
