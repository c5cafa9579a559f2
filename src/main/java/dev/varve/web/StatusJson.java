package dev.varve.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.varve.search.VectorStatus;
import dev.varve.session.ProviderStatus;
import dev.varve.session.ProviderTrouble;
import dev.varve.session.Resting;
import dev.varve.session.SessionStatus;
import dev.varve.settings.SettingsState;
import java.time.Instant;

/** The engine at a glance, as {@code GET /v1/status} and, but for the settings, the event {@code status} tell it. */
final class StatusJson {

  private StatusJson() {}

  static ObjectNode engine(SessionStatus status) {
    ObjectNode engine = JsonNodeFactory.instance.objectNode();
    engine.put("working", status.isWorking()).put("queueDepth", status.queueDepth());
    ArrayNode resting =
        engine
            .putObject("sessions")
            .put("active", status.active())
            .put("working", status.working())
            .put("waiting", status.waiting())
            .put("paused", status.paused())
            .putArray("resting");
    for (Resting session : status.resting()) {
      resting
          .addObject()
          .put("id", session.id())
          .put("reason", session.reason())
          .put("until", session.until().toString());
    }
    ArrayNode observers = engine.putArray("observers");
    status.providers().forEach(provider -> observers.add(observer(provider)));
    return engine;
  }

  static ObjectNode settings(SettingsState state) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.put("refused", state.refused()).put("remedy", state.remedy());
    ArrayNode atNextStart = settings.putArray("atNextStart");
    state.atNextStart().forEach(atNextStart::add);
    return settings;
  }

  /** {@code freeBytes} is null where the file system does not tell. */
  static ObjectNode disk(DiskGuard.Room room) {
    Long free = room.freeBytes() == Long.MAX_VALUE ? null : Long.valueOf(room.freeBytes());
    return JsonNodeFactory.instance
        .objectNode()
        .put("freeBytes", free)
        .put("freeBytesMin", room.freeBytesMin())
        .put("full", !room.isEnough());
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
    ProviderTrouble trouble = provider.trouble();
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", provider.observer())
        .put("open", provider.open())
        .put("used", provider.used())
        .put("reason", trouble == null ? "" : trouble.reason())
        .put("remedy", trouble == null ? "" : trouble.remedy())
        .put("since", trouble == null ? null : trouble.since().toString())
        .put("until", trouble == null || trouble.until() == null ? null : trouble.until().toString())
        .put("failures", trouble == null ? 0 : trouble.failures())
        .put("slots", provider.slots().size())
        .put("taken", provider.slots().taken())
        .put("waiting", provider.slots().waiting());
  }
}
