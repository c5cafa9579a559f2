package dev.varve.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.varve.queue.DeadLetters;
import dev.varve.queue.MessageId;
import dev.varve.queue.SessionId;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
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
        new Route(HandlerType.GET, "/v1/queue", this::queue),
        new Route(HandlerType.GET, "/v1/audit", this::audit),
        new Route(HandlerType.POST, "/v1/queue/retry", this::retry),
        new Route(HandlerType.POST, "/v1/queue/drop", this::drop));
  }

  private void queue(Context context) {
    Query query = Query.of(context, "after", "limit");
    Long after = query.id("after");
    int limit = query.limit(QueueJson.DEAD_MAX, QueueJson.DEAD_MAX);
    long from = after == null ? 0 : after;
    Json.answer(context, readiness.backends().database().read(tx -> QueueJson.of(tx, from, limit)).toString());
  }

  private void audit(Context context) {
    Query.of(context);
    Json.answer(context, readiness.backends().database().read(AuditJson::of).toString());
  }

  private void retry(Context context) {
    Backends backends = readiness.backends();
    List<MessageId> ids = bodies.take(context.req(), QueueRoutes::ids);
    List<SessionId> revived = backends.database().write(tx -> deadLetters.retry(tx, ids));
    backends.sessions().revived(revived);
    changed(context, revived.size());
  }

  private void drop(Context context) {
    Backends backends = readiness.backends();
    List<MessageId> ids = bodies.take(context.req(), QueueRoutes::ids);
    changed(context, backends.database().write(tx -> deadLetters.drop(tx, ids, clock.instant())));
  }

  private static void changed(Context context, int count) {
    Json.answer(context, JsonNodeFactory.instance.objectNode().put("changed", count).toString());
  }

  private static List<MessageId> ids(byte[] body) {
    JsonNode array = parsed(body).path("ids");
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

  private static JsonNode parsed(byte[] body) {
    try {
      JsonNode root = Json.MAPPER.readTree(body);
      return root == null ? JsonNodeFactory.instance.missingNode() : root;
    } catch (IOException e) {
      throw bad();
    }
  }

  private static Refused bad() {
    return new Refused(
        ProblemKind.MALFORMED,
        "the body must be {\"ids\":[…]} with 1 to " + QueueJson.DEAD_MAX + " whole numbers",
        "See which there are: GET /v1/queue");
  }
}
