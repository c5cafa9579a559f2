package dev.varve.context;

import dev.varve.session.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, when and where.
 *
 * @param project the project's id
 * @param session the session's id; null when it is none yet
 * @param found what the search says about what was asked, the best first; it was asked before the store was
 */
record Request(long project, @Nullable Long session, Place place, Instant now, List<Recalled> found) {

  Request {
    found = List.copyOf(found);
  }
}
