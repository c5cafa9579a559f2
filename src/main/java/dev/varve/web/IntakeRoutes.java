package dev.varve.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.capture.Capture;
import dev.varve.capture.Delivery;
import dev.varve.capture.HookReply;
import dev.varve.capture.Receipt;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
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
        new Route(HandlerType.POST, "/v1/hooks/{client}/{event}", this::hook),
        plain("prompts", Capture::prompt),
        plain("tool-uses", Capture::toolUse),
        plain("summarize", Capture::summarize),
        plain("end", Capture::end));
  }

  private Route plain(String name, Event event) {
    return new Route(HandlerType.POST, SESSION + name, context -> plain(context, event));
  }

  private void hook(Context context) {
    Capture capture = open();
    String client = context.pathParam("client");
    String event = context.pathParam("event");
    Delivery delivery = delivery(context);
    HookReply reply = bodies.take(context.req(), body -> capture.hook(client, event, body, delivery));
    Receipt receipt = reply.receipt();
    context.header("Varve-Status", status(receipt));
    if (receipt.messageId() != null) {
      context.header("Varve-Message-Id", receipt.messageId().toString());
    }
    if (receipt.reason() != null) {
      context.header("Varve-Reason", receipt.reason());
    }
    Json.answer(context, reply.body());
  }

  private void plain(Context context, Event event) {
    Capture capture = open();
    String client = context.pathParam("client");
    String session = context.pathParam("clientSessionId");
    Delivery delivery = delivery(context);
    Receipt receipt =
        bodies.take(context.req(), body -> event.take(capture, client, session, body, delivery));
    Json.answer(
        context,
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

  private static Delivery delivery(Context context) {
    return new Delivery(context.header("Varve-Delivery"), at(context.header("Varve-At")));
  }

  private static @Nullable Instant at(@Nullable String epochMillis) {
    return epochMillis == null
        ? null
        : Instant.ofEpochMilli(Query.number("Varve-At", epochMillis, Long.MAX_VALUE));
  }
}
