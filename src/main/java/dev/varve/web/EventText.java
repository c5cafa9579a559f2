package dev.varve.web;

import dev.varve.queue.Changes.Change;
import java.nio.charset.StandardCharsets;

/** Events in the form of the WHATWG standard for server-sent events. */
final class EventText {

  /** A comment; it shows both ends that the other is still there. */
  static final byte[] HEARTBEAT = bytes(": still here\n\n");

  private EventText() {}

  static byte[] of(Change change) {
    return durable(
        change.id(),
        change.kind(),
        "{\"session\":%d,\"subject\":%d,\"at\":\"%s\"}"
            .formatted(change.session().value(), change.subject(), change.at()));
  }

  /** Says that events up to this id are not replayed; whoever shows something must load it anew. */
  static byte[] reset(long after) {
    return durable(after, "reset", "{\"after\":" + after + "}");
  }

  /** Without an id: it is not repeated to who comes back. */
  static byte[] status(String json) {
    return bytes("event: status\ndata: " + json + "\n\n");
  }

  private static byte[] durable(long id, String name, String data) {
    return bytes("id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
