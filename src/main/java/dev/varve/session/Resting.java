package dev.varve.session;

import java.time.Instant;
import java.util.Optional;

/**
 * A session that rests after a failure; what waits in it is worked on afterwards.
 *
 * @param id of the session
 * @param reason what failed
 * @param until when it is tried again
 */
public record Resting(long id, String reason, Instant until) {

  /** Empty when it does not rest, or waits for its provider instead of a time. */
  static Optional<Resting> of(ActiveSession session) {
    return session.state() instanceof SessionState.Paused paused && paused.until() != null
        ? Optional.of(new Resting(session.id().value(), paused.reason(), paused.until()))
        : Optional.empty();
  }
}
