package dev.varve.capture;

import org.jspecify.annotations.Nullable;

/** Knows what one client sends and what its hooks may print. Stateless. */
interface ClientAdapter {

  /** The client's name in routes and tables. */
  String client();

  /** The client's id of the session, checked. */
  String sessionId(Fields payload);

  /** The client's working directory, if it said. */
  @Nullable String cwd(Fields payload);

  /** What the event means; an event without a meaning is {@link CapturedEvent.Ignored}, never an error. */
  CapturedEvent adapt(String event, Fields payload);

  /** What the hook may print; {@code context} is what the session shall be told, empty for nothing. */
  String reply(String event, String context);
}
