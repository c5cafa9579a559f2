package dev.varve.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.queue.DeadLetters;
import dev.varve.queue.MessageId;
import dev.varve.queue.SessionId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The queue's books, and what a person may do about dead messages. */
final class QueueRoutes {

  private final Readiness readiness;
  private final Bodies bodies;
  private final InstantSource clock;
  private final DeadLetters deadLetters = new DeadLetters();

  QueueRoutes(Readiness readiness, Bodies bodies, InstantSource clock) {
    this.readiness = readiness;
    this.bodies = bodies;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/queue", this::queue),
        Route.get("/v1/audit", this::audit),
        Route.post("/v1/queue/retry", this::retry),
        Route.post("/v1/queue/drop", this::drop));
  }

  private void queue(Exchange exchange) {
    Query query = Query.of(exchange, "after", "limit");
    Long after = query.id("after");
    int limit = query.limit(QueueJson.DEAD_MAX, QueueJson.DEAD_MAX);
    long from = after == null ? 0 : after;
    Json.answer(exchange, readiness.backends().database().read(tx -> QueueJson.of(tx, from, limit)).toString());
  }

  private void audit(Exchange exchange) {
    Query.of(exchange);
    Json.answer(exchange, readiness.backends().database().read(AuditJson::of).toString());
  }

  private void retry(Exchange exchange) {
    Backends backends = readiness.backends();
    List<MessageId> ids = bodies.take(exchange, QueueRoutes::ids);
    List<SessionId> revived = backends.database().write(tx -> deadLetters.retry(tx, ids));
    backends.sessions().revived(revived);
    changed(exchange, revived.size());
  }

  private void drop(Exchange exchange) {
    Backends backends = readiness.backends();
    List<MessageId> ids = bodies.take(exchange, QueueRoutes::ids);
    changed(exchange, backends.database().write(tx -> deadLetters.drop(tx, ids, clock.instant())));
  }

  private static void changed(Exchange exchange, int count) {
    Json.answer(exchange, JsonNodeFactory.instance.objectNode().put("changed", count).toString());
  }

  private static List<MessageId> ids(byte[] body) {
    JsonNode array = Json.object(body).path("ids");
    if (!array.isArray() || array.isEmpty() || array.size() > QueueJson.DEAD_MAX) {
      throw bad();
    }
    List<MessageId> ids = new ArrayList<>();
    for (JsonNode id : array) {
      if (!id.isIntegralNumber() || !id.canConvertToLong()) {
        throw bad();
      }
      ids.add(new MessageId(id.longValue()));
    }
    return ids;
  }

  private static Refused bad() {
    return new Refused(
        ProblemKind.MALFORMED,
        "the body must be {\"ids\":[…]} with 1 to " + QueueJson.DEAD_MAX + " whole numbers",
        "See which there are: GET /v1/queue");
  }
}
