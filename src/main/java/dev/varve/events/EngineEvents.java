package dev.varve.events;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands events to the subscribers, on the thread that publishes them. Thread-safe. */
public final class EngineEvents {

  private final List<Consumer<EngineEvent>> subscribers = new CopyOnWriteArrayList<>();

  /** Subscribers must return quickly and must not throw. */
  public void subscribe(Consumer<EngineEvent> subscriber) {
    subscribers.add(subscriber);
  }

  public void publish(EngineEvent event) {
    for (Consumer<EngineEvent> subscriber : subscribers) {
      subscriber.accept(event);
    }
  }
}
