package dev.varve.web;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The worker's HTTP door. It answers from the moment it is open; until it is served, nearly everything is told that
 * the worker is starting. Thread-safe.
 */
public final class Door implements AutoCloseable {

  private final DoorOptions options;
  private final Listeners listeners;
  private final Readiness readiness;
  private volatile @Nullable EventFeed feed;

  private Door(DoorOptions options, Listeners listeners, Readiness readiness) {
    this.options = options;
    this.listeners = listeners;
    this.readiness = readiness;
  }

  /**
   * Binds the loopback and the Unix socket; what a killed worker left of its socket is removed.
   *
   * @throws IOException when one of them cannot be bound; nothing stays open then, and the message says what to do
   */
  public static Door open(DoorOptions options) throws IOException {
    Path socket = options.socket();
    if (socket != null) {
      new UnixSocket(socket).prepare();
    }
    Readiness readiness = new Readiness();
    TokenProof proof = new TokenProof(options.tokens());
    Guard guard = new Guard(proof, options.limits().requestsMax());
    Router router = new Router(Routes.of(options, readiness, proof));
    Door door = new Door(options, new Listeners(options, new Dispatcher(guard, router)), readiness);
    door.start();
    return door;
  }

  private void start() throws IOException {
    try {
      listeners.start();
      Path socket = options.socket();
      if (socket != null) {
        new UnixSocket(socket).keepOthersOut();
      }
    } catch (IOException e) {
      close();
      throw new IOException(
          "the door cannot be opened on 127.0.0.1:%d and %s: %s; set another port (server.port in the settings)"
              .formatted(options.port(), options.socket(), e.getMessage()),
          e);
    }
  }

  /** The TCP port it listens on. */
  public int port() {
    return listeners.port();
  }

  /** From now on the worker is ready. Called once. */
  public void serve(Backends backends) {
    EventFeed fresh = new EventFeed(backends, options.limits().eventClientsMax(), options.clock());
    fresh.start();
    feed = fresh;
    readiness.open(backends, fresh);
  }

  /** Ends the event streams, takes no new request, and lets those at work end within the limit. Twice is harmless. */
  @Override
  public void close() {
    EventFeed following = feed;
    if (following != null) {
      following.close();
    }
    listeners.stop();
  }
}
