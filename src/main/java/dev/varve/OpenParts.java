package dev.varve;

import dev.varve.events.EngineEvent;
import dev.varve.events.EngineEvents;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened, closed in the opposite order; one that fails to close never keeps the others open. */
final class OpenParts implements AutoCloseable {

  private record Part(String name, AutoCloseable closing) {}

  private final EngineEvents events;
  private final Deque<Part> parts = new ArrayDeque<>();

  OpenParts(EngineEvents events) {
    this.events = events;
  }

  <T extends AutoCloseable> T add(String name, T part) {
    parts.push(new Part(name, part));
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.closing().close();
      } catch (Exception e) {
        events.publish(new EngineEvent.Fault("closing the " + part.name(), e.toString()));
      }
    }
  }
}
