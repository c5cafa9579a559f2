package dev.varve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.varve.capture.HookOrigin;
import java.time.Instant;
import java.util.Optional;

/**
 * One hook call of a recorded session.
 *
 * @param payload what the client sent
 */
record RecordedEvent(Instant at, String client, String event, JsonNode payload) {

  /** The session it belongs to and where that is; empty when it carries nothing to keep. */
  Optional<HookOrigin> origin() {
    return HookOrigin.of(client, event, payload);
  }
}
