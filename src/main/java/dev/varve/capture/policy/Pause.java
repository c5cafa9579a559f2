package dev.varve.capture.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which nothing is kept; it stays on record for ever, so that no transcript can bring back what happened
 * in it.
 *
 * @param project name or identity; null for all projects
 * @param until the first instant after it; null while it has no end
 */
public record Pause(long id, @Nullable String project, Instant from, @Nullable Instant until) {

  boolean covers(Instant at) {
    return !at.isBefore(from) && (until == null || at.isBefore(until));
  }
}
