package dev.varve.context;

import dev.varve.memory.MemoryRef;
import dev.varve.session.Place;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, when and where.
 *
 * @param project the project's id
 * @param session the session's id; null when it is none yet
 * @param justTold what the session was told a moment ago, whether there is a receipt of it or not
 * @param found what the search says about what was asked, the best first; it was asked before the store was
 */
record Request(
    long project, @Nullable Long session, Set<MemoryRef> justTold, Place place, Instant now, List<Recalled> found) {

  Request {
    justTold = Set.copyOf(justTold);
    found = List.copyOf(found);
  }
}
