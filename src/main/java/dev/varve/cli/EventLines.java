package dev.varve.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Puts the lines of an event stream together to events, as the WHATWG standard for server-sent events says. */
final class EventLines {

  private String id = "";
  private String event = "";
  private final StringBuilder data = new StringBuilder();

  /** One event; the id is empty for those that are not durable. */
  record Event(String id, String name, JsonNode data) {

    ObjectNode json() {
      ObjectNode json = Terminal.object().put("id", id.isEmpty() ? null : id).put("event", name);
      json.set("data", data);
      return json;
    }
  }

  /** The event that a line completes, if it does. */
  Optional<Event> line(String line) {
    if (line.isEmpty()) {
      return completed();
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
    switch (field) {
      case "id" -> id = value;
      case "event" -> event = value;
      case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
      default -> {
        // Comments keep the connection open, other fields are for browsers.
      }
    }
    return Optional.empty();
  }

  private Optional<Event> completed() {
    Optional<Event> complete =
        data.isEmpty() ? Optional.empty() : Optional.of(new Event(id, event, json(data.toString())));
    id = "";
    event = "";
    data.setLength(0);
    return complete;
  }

  private static JsonNode json(String text) {
    try {
      return Terminal.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return Terminal.JSON.getNodeFactory().textNode(text);
    }
  }
}
