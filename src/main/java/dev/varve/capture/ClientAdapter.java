package dev.varve.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Knows what one client sends and what its hooks may print. Stateless. */
interface ClientAdapter {

  /** The client's name in routes and tables. */
  String client();

  /** The client's id of the session, checked. */
  default String sessionId(Fields payload) {
    return payload.id("session_id");
  }

  /** The client's working directory, if it said. */
  default @Nullable String cwd(Fields payload) {
    return payload.pathOrNull("cwd");
  }

  /** When it happened by the client's clock, for clients that say it; tells repetitions apart where ids are missing. */
  default @Nullable Instant at(Fields payload) {
    return null;
  }

  /** What the event means; an event without a meaning is {@link CapturedEvent.Ignored}, never an error. */
  CapturedEvent adapt(String event, Fields payload);

  /** Whether what the hook of this event prints reaches the model. */
  boolean tells(String event);

  /**
   * What the hook may print; {@code context} is what the session shall be told, empty for nothing. It is left out of
   * events whose client does not pass it on.
   */
  String reply(String event, String context);
}
