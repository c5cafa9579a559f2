package dev.varve.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.search.VectorStatus;
import dev.varve.session.ProviderStatus;
import dev.varve.session.SessionStatus;
import java.time.Instant;

/** The engine at a glance, as {@code GET /v1/status} and the event {@code status} tell it. */
final class StatusJson {

  private StatusJson() {}

  static ObjectNode engine(SessionStatus status) {
    ObjectNode engine = JsonNodeFactory.instance.objectNode();
    engine.put("working", status.isWorking()).put("queueDepth", status.queueDepth());
    engine
        .putObject("sessions")
        .put("active", status.active())
        .put("working", status.working())
        .put("waiting", status.waiting())
        .put("paused", status.paused());
    ArrayNode observers = engine.putArray("observers");
    status.providers().forEach(provider -> observers.add(observer(provider)));
    return engine;
  }

  static ObjectNode vectors(VectorStatus vectors) {
    Instant until = vectors.until();
    return JsonNodeFactory.instance
        .objectNode()
        .put("model", vectors.model())
        .put("embedded", vectors.embedded())
        .put("memories", vectors.memories())
        .put("refused", vectors.refused())
        .put("byWords", vectors.byWords())
        .put("open", vectors.open())
        .put("reason", vectors.reason())
        .put("remedy", vectors.remedy())
        .put("until", until == null ? null : until.toString());
  }

  private static ObjectNode observer(ProviderStatus provider) {
    Instant until = provider.until();
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", provider.observer())
        .put("open", provider.open())
        .put("reason", provider.reason())
        .put("remedy", provider.remedy())
        .put("until", until == null ? null : until.toString())
        .put("slots", provider.slots())
        .put("taken", provider.taken())
        .put("waiting", provider.waiting());
  }
}
