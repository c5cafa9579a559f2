package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One hook call of a recorded session.
 *
 * @param payload what the client sent
 */
record RecordedEvent(Instant at, String client, String event, JsonNode payload) {

  /** How clients that have sessions name theirs; empty when the payload names none. */
  String clientSessionId() {
    return payload.path("session_id").asText();
  }
}
