package dev.varve.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.capture.Capture;
import dev.varve.capture.Delivery;
import dev.varve.capture.HookReply;
import dev.varve.capture.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways in: clients' raw hooks, and the same events in plain words. */
final class IntakeRoutes {

  private static final String SESSION = "/v1/sessions/{client}/{clientSessionId}/";

  private final Readiness readiness;
  private final Bodies bodies;
  private final DiskGuard disk;

  IntakeRoutes(Readiness readiness, Bodies bodies, DiskGuard disk) {
    this.readiness = readiness;
    this.bodies = bodies;
    this.disk = disk;
  }

  /** One kind of event of the plain API. */
  @FunctionalInterface
  private interface Event {
    Receipt take(Capture capture, String client, String clientSessionId, byte[] body, Delivery delivery);
  }

  List<Route> routes() {
    return List.of(
        Route.post("/v1/hooks/{client}/{event}", this::hook),
        plain("prompts", Capture::prompt),
        plain("tool-uses", Capture::toolUse),
        plain("summarize", Capture::summarize),
        plain("end", Capture::end));
  }

  private Route plain(String name, Event event) {
    return Route.post(SESSION + name, exchange -> plain(exchange, event));
  }

  private void hook(Exchange exchange) {
    Capture capture = open();
    String client = exchange.pathValue("client");
    String event = exchange.pathValue("event");
    Delivery delivery = delivery(exchange);
    HookReply reply = bodies.take(exchange, body -> capture.hook(client, event, body, delivery));
    Receipt receipt = reply.receipt();
    exchange.setHeader("Varve-Status", status(receipt));
    if (receipt.messageId() != null) {
      exchange.setHeader("Varve-Message-Id", receipt.messageId().toString());
    }
    if (receipt.reason() != null) {
      exchange.setHeader("Varve-Reason", receipt.reason());
    }
    Json.answer(exchange, reply.body());
  }

  private void plain(Exchange exchange, Event event) {
    Capture capture = open();
    String client = exchange.pathValue("client");
    String session = exchange.pathValue("clientSessionId");
    Delivery delivery = delivery(exchange);
    Receipt receipt =
        bodies.take(exchange, body -> event.take(capture, client, session, body, delivery));
    Json.answer(
        exchange,
        JsonNodeFactory.instance
            .objectNode()
            .put("status", status(receipt))
            .put("messageId", receipt.messageId())
            .put("reason", receipt.reason())
            .toString());
  }

  private Capture open() {
    Capture capture = readiness.backends().capture();
    disk.check();
    return capture;
  }

  private static String status(Receipt receipt) {
    return receipt.status().name().toLowerCase(Locale.ROOT);
  }

  private static Delivery delivery(Exchange exchange) {
    return new Delivery(exchange.header("Varve-Delivery"), at(exchange.header("Varve-At")));
  }

  private static @Nullable Instant at(@Nullable String epochMillis) {
    return epochMillis == null
        ? null
        : Instant.ofEpochMilli(Query.number("Varve-At", epochMillis, Long.MAX_VALUE));
  }
}
