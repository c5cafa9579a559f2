package dev.varve.context;

import dev.varve.session.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, when and where.
 *
 * @param project the project's id
 * @param session the session's id; null when it is none yet
 */
record Request(long project, @Nullable Long session, Place place, Instant now) {}
